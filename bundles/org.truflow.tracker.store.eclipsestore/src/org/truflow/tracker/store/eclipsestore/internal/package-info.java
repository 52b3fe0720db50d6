/**
 * The tracker's state: a synced journal in front of an Eclipse Store graph.
 *
 * <p>A change is prepared against immutable values ({@code Draft}), made durable by one record of the {@code Journal},
 * then published in the {@code State}. From time to time {@code Checkpoints} saves what was touched into the
 * {@code Graph}, so that the journal stays short; {@code Recovery} puts both together at the next start.
 */
@NonNullByDefault
package org.truflow.tracker.store.eclipsestore.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
