/** Fetches contents from several peers at once over pooled data sessions. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal.swarm;

import org.eclipse.jdt.annotation.NonNullByDefault;
