/** Where a tracker keeps what must not be lost. Implemented by a store bundle. */
@NonNullByDefault
package org.truflow.tracker.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
