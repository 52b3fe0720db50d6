/** Letters that go out and come in. */
@NonNullByDefault
package org.truflow.chat.direct.internal.post;

import org.eclipse.jdt.annotation.NonNullByDefault;
