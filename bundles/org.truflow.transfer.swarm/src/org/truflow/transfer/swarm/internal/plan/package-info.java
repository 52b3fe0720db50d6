/** Decides what to ask of whom next: values and small state machines without disk, network or clock. */
@NonNullByDefault
package org.truflow.transfer.swarm.internal.plan;

import org.eclipse.jdt.annotation.NonNullByDefault;
