/** The commands of a tracker's owner. */
@NonNullByDefault
package org.truflow.shell.tracker.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
