/** Private talk between installations: keys, sealed letters, and the messages within them. */
@NonNullByDefault
package org.truflow.protocol.chat;

import org.eclipse.jdt.annotation.NonNullByDefault;
