/**
 * The tracker as a directory of people and a search provider. Nothing is exported.
 *
 * <p>{@link org.truflow.tracker.client.internal.TrackerClient} is the component, and makes the directory if a tracker
 * was chosen. {@link org.truflow.tracker.client.internal.Link} keeps the session and decides whom to trust;
 * {@link org.truflow.tracker.client.internal.Visit} is what is done in one session: register, then keep the catalog there
 * up to date.
 */
@NonNullByDefault
package org.truflow.tracker.client.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
