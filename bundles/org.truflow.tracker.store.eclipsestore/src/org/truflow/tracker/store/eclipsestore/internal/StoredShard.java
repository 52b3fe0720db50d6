package org.truflow.tracker.store.eclipsestore.internal;

import java.util.List;

/** A part of the users, bans and catalogs. */
final class StoredShard {
    byte[] users = new Packer().users(List.of()).toBytes();
    byte[] bans = new Packer().bans(List.of()).toBytes();
    StoredCatalog[] catalogs = {};
}
