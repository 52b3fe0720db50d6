/** Private talk from installation to installation. */
@NonNullByDefault
package org.truflow.chat.direct.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
