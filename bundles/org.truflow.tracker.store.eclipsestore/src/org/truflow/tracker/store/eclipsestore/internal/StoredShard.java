package org.truflow.tracker.store.eclipsestore.internal;

import java.util.List;

/** A part of the users, bans and catalogs. */
final class StoredShard {
    byte[] users = new Packer().users(List.of()).toBytes();
    /** And the notes: what the graph holds of each shard keeps the fields that it was begun with. */
    byte[] bans = new Packer().bans(List.of(), List.of()).toBytes();

    StoredCatalog[] catalogs = {};
}
