/**
 * Talk between people. Start at {@link org.truflow.chat.Chats}; a {@link org.truflow.chat.Message} and a
 * {@link org.truflow.chat.Conversation} are immutable snapshots. Every text and name of somebody else is untrusted: it is shown as
 * {@link org.truflow.chat.text.MessageText} reads it, never raw.
 */
@NonNullByDefault
package org.truflow.chat;

import org.eclipse.jdt.annotation.NonNullByDefault;
