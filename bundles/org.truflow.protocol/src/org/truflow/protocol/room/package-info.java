/** What peers and trackers say to each other about rooms. */
@NonNullByDefault
package org.truflow.protocol.room;

import org.eclipse.jdt.annotation.NonNullByDefault;
