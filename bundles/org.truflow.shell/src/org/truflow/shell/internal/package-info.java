/** Running commands, the socket for {@code exec}, and the terminal. */
@NonNullByDefault
package org.truflow.shell.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
