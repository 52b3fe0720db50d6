/** What two peers say to each other about files that one wants to send to the other. The bytes themselves go as every content does. */
@NonNullByDefault
package org.truflow.protocol.send;

import org.eclipse.jdt.annotation.NonNullByDefault;
