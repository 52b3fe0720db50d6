/** What is kept on disk of sends. */
@NonNullByDefault
package org.truflow.send.direct.internal.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
