/** What a peer and a tracker say to each other. */
@NonNullByDefault
package org.truflow.protocol.tracker;

import org.eclipse.jdt.annotation.NonNullByDefault;
