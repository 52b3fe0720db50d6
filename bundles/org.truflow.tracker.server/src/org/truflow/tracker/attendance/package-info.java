/** Who is registered and who is there, for what else a tracker offers to its users. Start at {@link org.truflow.tracker.attendance.Attendance}. */
@NonNullByDefault
package org.truflow.tracker.attendance;

import org.eclipse.jdt.annotation.NonNullByDefault;
