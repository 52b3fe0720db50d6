/** Commands, typed in a terminal or sent by {@code exec}. To add one, register a {@link org.truflow.shell.ShellCommand}. */
@NonNullByDefault
package org.truflow.shell;

import org.eclipse.jdt.annotation.NonNullByDefault;
