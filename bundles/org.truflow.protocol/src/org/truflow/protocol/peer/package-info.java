/** What two peers say to each other. */
@NonNullByDefault
package org.truflow.protocol.peer;

import org.eclipse.jdt.annotation.NonNullByDefault;
