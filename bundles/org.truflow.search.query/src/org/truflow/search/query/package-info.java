/**
 * What a person may type to search, the same wherever it is typed: {@code docs/search.md} describes it for people.
 *
 * <p>{@link org.truflow.search.query.SearchQuery} is a query, parsed once. {@link org.truflow.search.query.Folding} makes
 * words of names and queries alike. {@link org.truflow.search.query.QueryMatcher} says whether and how well a query matches
 * one entry, without an index, and {@link org.truflow.search.query.Highlights} which parts of a text it was.
 */
@NonNullByDefault
package org.truflow.search.query;

import org.eclipse.jdt.annotation.NonNullByDefault;
