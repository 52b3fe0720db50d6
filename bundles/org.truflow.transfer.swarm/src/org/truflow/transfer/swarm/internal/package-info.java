/** The transfer engine: downloads from several sources at once, and what others fetch from here. Start at {@link org.truflow.transfer.swarm.internal.SwarmTransfers}. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
