/** Direct send: {@code out} asks others and serves them, {@code in} asks here and fetches, {@code store} keeps both on disk. */
@NonNullByDefault
package org.truflow.send.direct.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
