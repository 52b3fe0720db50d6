/** What a text says, in pieces that a view can paint. Start at {@link org.truflow.chat.text.MessageText}. */
@NonNullByDefault
package org.truflow.chat.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
