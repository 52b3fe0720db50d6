/** Sealed messages that a tracker keeps for devices that are not there. */
@NonNullByDefault
package org.truflow.tracker.rooms.internal.mail;

import org.eclipse.jdt.annotation.NonNullByDefault;
