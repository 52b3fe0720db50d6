package org.truflow.tracker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.truflow.directory.Listing;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/**
 * A tracker's durable state: users, bans, and a catalog for every peer.
 *
 * <p><b>Durability.</b> When a method that changes something returns, the change survives a crash of the process and
 * of the machine; when it throws, nothing is changed. Each change is atomic.
 *
 * <p><b>Threads.</b> Call from any thread that may wait for the disk; changes of many threads share their syncs.
 */
public interface TrackerStore {

    /** Returns every user, in no order; from memory. */
    Collection<StoredUser> users();

    /** Returns the user of exactly this name; from memory. */
    Optional<StoredUser> user(String name);

    /** Adds or replaces the user of this name. */
    void put(StoredUser user) throws IOException;

    /** Adds or replaces without waiting for the disk: for what may be forgotten in a crash, such as when someone was last seen. */
    void putLater(StoredUser user);

    /** Removes a user; the catalogs of the user's peers are dropped too. Does nothing if there is none. */
    void remove(String name) throws IOException;

    List<StoredBan> bans();

    /** Adds or replaces the ban of this skeleton. */
    void put(StoredBan ban) throws IOException;

    /** @return false if there was none */
    boolean removeBan(String skeleton) throws IOException;

    /** Returns the notes of a kind, in no order; from memory. */
    List<StoredNote> notes(String kind);

    /** Adds or replaces the note of this kind and key. */
    void put(StoredNote note) throws IOException;

    /** @return false if there was none */
    boolean removeNote(String kind, String key) throws IOException;

    /** Adds or replaces both, or neither: what a user was let in with is used up in the same moment. */
    void put(StoredUser user, StoredNote note) throws IOException;

    /** Returns the peers that have a catalog here. */
    Collection<PeerId> catalogs();

    /** Returns the version held of a peer's catalog, {@link CatalogVersion#NONE} if none; from memory. */
    CatalogVersion version(PeerId owner);

    /** Returns the number of files and folders in a peer's catalog; from memory. */
    long entries(PeerId owner);

    /**
     * Applies a page of changes to a peer's catalog. Missing parent folders come into being; removing what is not there is no error.
     *
     * @param fresh whether the catalog is emptied first
     * @param version what is held afterwards
     * @param audiences who may see which share, by label; a share that is missing is for everyone
     */
    void apply(
            PeerId owner,
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            Map<String, Audience> audiences)
            throws IOException;

    /** Applies a page of a catalog that is for everyone. */
    default void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version)
            throws IOException {
        apply(owner, fresh, changes, version, Map.of());
    }

    /** Returns who may see which share of a catalog, by label; a share that is missing is for everyone. From memory. */
    Map<String, Audience> audiences(PeerId owner);

    /** Lets a catalog go to another key of the same person. */
    void moveCatalog(PeerId from, PeerId to) throws IOException;

    /**
     * Lists a folder.
     *
     * @param path {@code /}-separated; empty for the shares
     * @param after name to continue after
     * @throws java.nio.file.NoSuchFileException if there is no such folder
     */
    Listing list(PeerId owner, String path, Optional<String> after, int limit) throws IOException;

    /** Gives every file and folder of a catalog to {@code each}, folders before what is in them; for building an index anew. */
    void forEach(PeerId owner, Consumer<CatalogChange> each) throws IOException;

    /**
     * Copies the state into a folder, durably, while changes go on. What was durable before the call is in it, and what
     * comes during it may be. A store that is opened on the copy has that state.
     *
     * @param folder not there yet
     * @return bytes that were copied
     */
    long backup(Path folder) throws IOException;
}
