/** The built-in messages: one table of opcodes, and one class for the keys of each. */
@NonNullByDefault
package org.truflow.protocol.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
