/**
 * The search index in Lucene: one document for each file and folder, and one for each peer with the version of its catalog.
 *
 * <p>{@code Folding} makes words of names and queries alike; {@code EntryDocuments} indexes them; a {@code SearchRun}
 * asks one {@code Stage} after the other, the better kinds of match first, until a page is full or its {@code Budget} is used up.
 */
@NonNullByDefault
package org.truflow.tracker.search.lucene.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
