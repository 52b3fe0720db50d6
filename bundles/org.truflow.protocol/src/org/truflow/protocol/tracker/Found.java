package org.truflow.protocol.tracker;

import org.truflow.protocol.Message;
import org.truflow.search.SearchPage;

/** @param page at most 1,000 hits of at most 50 places each, and no more than a {@link PageBudget} lets in */
public record Found(SearchPage page) implements Message {}
