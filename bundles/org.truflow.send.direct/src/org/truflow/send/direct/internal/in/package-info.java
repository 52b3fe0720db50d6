/** What others send here. */
@NonNullByDefault
package org.truflow.send.direct.internal.in;

import org.eclipse.jdt.annotation.NonNullByDefault;
