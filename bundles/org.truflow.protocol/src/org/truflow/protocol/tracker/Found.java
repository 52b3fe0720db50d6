package org.truflow.protocol.tracker;

import org.truflow.protocol.Message;
import org.truflow.search.SearchPage;

public record Found(SearchPage page) implements Message {}
