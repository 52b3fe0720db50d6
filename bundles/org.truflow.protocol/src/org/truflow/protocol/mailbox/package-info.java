/** Sealed messages that wait at a tracker for a device. */
@NonNullByDefault
package org.truflow.protocol.mailbox;

import org.eclipse.jdt.annotation.NonNullByDefault;
