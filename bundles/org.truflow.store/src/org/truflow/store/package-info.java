/** A small file of sorted rows whose changes last. Start at {@link org.truflow.store.SyncedStore}. */
@NonNullByDefault
package org.truflow.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
