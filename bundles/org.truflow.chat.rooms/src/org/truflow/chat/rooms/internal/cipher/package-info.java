/** What is said in invited rooms, encrypted for their members by sender keys; docs/protocol.md has the bytes. */
@NonNullByDefault
package org.truflow.chat.rooms.internal.cipher;

import org.eclipse.jdt.annotation.NonNullByDefault;
