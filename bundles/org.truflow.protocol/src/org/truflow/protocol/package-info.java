/** Messages and their bytes: one frame for everything, MessagePack maps inside. The format is described in docs/protocol.md. */
@NonNullByDefault
package org.truflow.protocol;

import org.eclipse.jdt.annotation.NonNullByDefault;
