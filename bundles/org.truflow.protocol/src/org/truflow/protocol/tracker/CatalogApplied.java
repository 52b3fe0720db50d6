package org.truflow.protocol.tracker;

import org.truflow.protocol.Message;
import org.truflow.share.CatalogVersion;

/** @param version what the tracker now holds, durably; differs from what was sent if it did not hold {@code since} */
public record CatalogApplied(CatalogVersion version) implements Message {}
