/** Who is there and who has what. Start at {@link org.truflow.directory.PeerDirectory}. */
@NonNullByDefault
package org.truflow.directory;

import org.eclipse.jdt.annotation.NonNullByDefault;
