/** What is to be downloaded, kept on disk so that nothing is lost when the engine stops at any moment. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal.queue;

import org.eclipse.jdt.annotation.NonNullByDefault;
