/** How fast bytes may go: token buckets, and the limits that people chose. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal.rate;

import org.eclipse.jdt.annotation.NonNullByDefault;
