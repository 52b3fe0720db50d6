/**
 * Files that one person sends to another, who is asked first. Start at {@link org.truflow.send.Sends}; a
 * {@link org.truflow.send.Sending} and an {@link org.truflow.send.Incoming} are immutable snapshots.
 */
@NonNullByDefault
package org.truflow.send;

import org.eclipse.jdt.annotation.NonNullByDefault;
