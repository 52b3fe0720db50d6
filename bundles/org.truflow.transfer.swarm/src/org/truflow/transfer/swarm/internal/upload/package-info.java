/** Serves what others fetch from here. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal.upload;

import org.eclipse.jdt.annotation.NonNullByDefault;
