/** Running a tracker, for its owner. Start at {@link org.truflow.tracker.TrackerAdmin}. */
@NonNullByDefault
package org.truflow.tracker;

import org.eclipse.jdt.annotation.NonNullByDefault;
