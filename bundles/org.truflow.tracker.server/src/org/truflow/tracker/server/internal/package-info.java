/**
 * The tracker: who is there, and who has what. Nothing is exported.
 *
 * <p>{@link org.truflow.tracker.server.internal.TrackerServer} is the component; it wires one part for each thing a
 * tracker does. Accounts (names and keys) are durable, members (live sessions) are not; presence is what follows from
 * both. Catalogs go to the store first and to the search index after it.
 */
@NonNullByDefault
package org.truflow.tracker.server.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
