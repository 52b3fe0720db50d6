package org.truflow.protocol.tracker;

import org.truflow.protocol.Message;
import org.truflow.share.CatalogVersion;

/**
 * @param name as the tracker spells it (NFKC)
 * @param tracker name of the place, for people
 * @param catalog version of this peer's catalog that the tracker holds, durably
 */
public record Registered(String name, String tracker, CatalogVersion catalog) implements Message {}
