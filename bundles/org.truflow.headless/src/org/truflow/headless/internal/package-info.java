/** Starts a product without a user interface: reads its arguments, owns its data folder, says when it is ready, ends cleanly. */
@NonNullByDefault
package org.truflow.headless.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
