/** Part files with their record of verified pieces, and how a finished file gets its name. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal.disk;

import org.eclipse.jdt.annotation.NonNullByDefault;
