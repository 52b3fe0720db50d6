/** Sessions between installations: connect, ask, answer. Implemented by the network; used by engines and plugins. */
@NonNullByDefault
package org.truflow.protocol.session;

import org.eclipse.jdt.annotation.NonNullByDefault;
