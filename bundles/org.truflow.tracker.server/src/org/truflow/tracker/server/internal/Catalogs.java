package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Browsed;
import org.truflow.protocol.tracker.CatalogApplied;
import org.truflow.protocol.tracker.CatalogPaths;
import org.truflow.settings.Settings;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.Role;
import org.truflow.tracker.search.Sight;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** Everyone's catalogs: into the store, then into the search index. */
final class Catalogs {
    private static final int MOST_LISTED = 1_000;

    private final TrackerStore store;
    private final Accounts accounts;
    private final Members members;
    private final OwnerLocks locks;
    private final IndexFeed index;
    private final SearchNews news;
    private final Sights sights;
    private final Limits limits;
    private final IntSupplier entriesPerUser;

    Catalogs(
            TrackerStore store,
            Accounts accounts,
            Members members,
            OwnerLocks locks,
            IndexFeed index,
            SearchNews news,
            Sights sights,
            Limits limits,
            Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.members = members;
        this.locks = locks;
        this.index = index;
        this.news = news;
        this.sights = sights;
        this.limits = limits;
        this.entriesPerUser = () -> settings.get(TrackerSettings.ENTRIES_PER_USER);
    }

    CatalogApplied apply(Session from, ApplyCatalog page) throws IOException {
        var member = members.require(from);
        var entries = CatalogPages.check(page);
        refuseGuests(from, entries);
        limits.changes.take(member.user(), Math.max(1, page.changes().size()));
        var owner = from.remote();
        return locks.holding(owner, () -> {
            // Looked at again under the lock: the user may have been removed while this waited.
            members.require(from);
            var held = store.version(owner);
            if (!page.fresh() && !page.since().equals(held)) {
                return new CatalogApplied(held);
            }
            refuseTooMany(owner, page, entries);
            store.apply(owner, page.fresh(), page.changes(), page.version(), page.audiences());
            index.applied(owner, page);
            news.applied(owner, page.changes());
            return new CatalogApplied(page.version());
        });
    }

    /** Whoever became a guest can still take back what was listed before. */
    private void refuseGuests(Session from, long entries) throws RefusedException {
        var shares = accounts.of(from.remote())
                .filter(user -> user.standing().role().may(Role.Right.SHARE))
                .isPresent();
        if (!shares && entries > 0) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN, "guests list no shares here", "Ask the owner of the tracker.");
        }
    }

    /**
     * A page may replace what is there, so only its end tells how many entries there are: the limit is looked at
     * before a page, with a page's worth of tolerance, and someone above it can still remove.
     */
    private void refuseTooMany(PeerId owner, ApplyCatalog page, long entries) throws RefusedException {
        var held = page.fresh() ? 0 : store.entries(owner);
        var mostEntries = entriesPerUser.getAsInt();
        var tolerance = Math.min(ApplyCatalog.MOST, mostEntries);
        if (entries > 0 && (held > mostEntries || held + entries > mostEntries + tolerance)) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "this tracker lists at most " + mostEntries + " files and folders of one user",
                    "Share less, or ask the owner of the tracker to raise tracker.entries.per.user.");
        }
    }

    /** Lets a catalog go to another key. The locks of both are held. */
    void move(PeerId from, PeerId to) throws IOException {
        store.moveCatalog(from, to);
        index.dropped(from);
        index.stale(to);
    }

    /** Forgets the index's part of a catalog that left the store. The lock of the owner is held. */
    void dropped(PeerId owner) {
        index.dropped(owner);
    }

    Browsed browse(Session from, Browse request) throws IOException {
        limits.questions.take(members.require(from).user());
        if (request.limit() < 1 || request.limit() > MOST_LISTED) {
            throw bad("a page has 1 to " + MOST_LISTED + " entries, not " + request.limit());
        }
        if (!request.path().isEmpty()) {
            var problem = CatalogPaths.problem(request.path());
            if (!problem.isEmpty()) {
                throw bad("the path " + Shown.text(request.path()) + " " + problem);
            }
        }
        var user = accounts.visible(request.user())
                .or(() -> accounts.named(request.user()).filter(accounts::visible));
        if (user.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "nobody here is called " + Shown.text(request.user()),
                    "Look at the list of people.");
        }
        return new Browsed(list(user.get(), request, sights.of(from.remote())));
    }

    private Listing list(StoredUser user, Browse request, Sight sight) throws IOException {
        // One key to a name is the rule; where there are more, their folders are shown together.
        var found = new ArrayList<Listing>();
        for (var peer : user.peers()) {
            if (request.path().isEmpty() && store.version(peer).equals(CatalogVersion.NONE)) {
                found.add(new Listing(List.of(), Optional.empty()));
                continue;
            }
            try {
                found.add(request.path().isEmpty() ? shares(peer, request, sight) : folder(peer, request, sight));
            } catch (NoSuchFileException e) {
                // Another of the user's peers may have it; told below if none has.
            }
        }
        if (found.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    user.name() + " has no folder " + Shown.text(request.path()),
                    "Look at the folder above it.");
        }
        return found.size() == 1 ? found.getFirst() : Listings.merge(found, request.limit());
    }

    /** The names of shares that the asker may not see are not told by where a page ends either. */
    private Listing shares(PeerId peer, Browse request, Sight sight) throws IOException {
        var seen = new ArrayList<Entry>();
        var after = request.after();
        while (true) {
            var page = store.list(peer, "", after, MOST_LISTED);
            for (var entry : page.entries()) {
                if (sight.sees(peer, entry.name())) {
                    if (seen.size() == request.limit()) {
                        return new Listing(seen, Optional.of(seen.getLast().name()));
                    }
                    seen.add(entry);
                }
            }
            after = page.next();
            if (after.isEmpty()) {
                return new Listing(seen, Optional.empty());
            }
        }
    }

    private Listing folder(PeerId peer, Browse request, Sight sight) throws IOException {
        var slash = request.path().indexOf('/');
        if (!sight.sees(peer, slash < 0 ? request.path() : request.path().substring(0, slash))) {
            throw new NoSuchFileException(request.path());
        }
        return store.list(peer, request.path(), request.after(), request.limit());
    }

    private static RefusedException bad(String what) {
        return new RefusedException(ErrorCode.BAD_REQUEST, what, "");
    }
}
