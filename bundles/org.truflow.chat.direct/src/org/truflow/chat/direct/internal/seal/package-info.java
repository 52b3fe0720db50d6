/** Keys, and what is sealed with them. */
@NonNullByDefault
package org.truflow.chat.direct.internal.seal;

import org.eclipse.jdt.annotation.NonNullByDefault;
