/** Sealed messages that wait at a tracker for someone who is offline. Start at {@link org.truflow.chat.mailbox.Mailbox}. */
@NonNullByDefault
package org.truflow.chat.mailbox;

import org.eclipse.jdt.annotation.NonNullByDefault;
