package org.truflow.protocol.tracker;

import org.truflow.directory.Listing;
import org.truflow.protocol.Message;

public record Browsed(Listing listing) implements Message {}
