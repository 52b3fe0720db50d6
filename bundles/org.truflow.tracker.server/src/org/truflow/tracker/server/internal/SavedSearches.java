package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.KeepSearch;
import org.truflow.protocol.tracker.SearchesKept;
import org.truflow.search.SavedSearch;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.SearchQuery;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.TrackerStore;

/** What users have searched for from now on: durable, as notes of the store, and few for each. */
final class SavedSearches {
    static final int MOST_EACH = 20;

    private static final int MOST_NAME = 64;
    private static final String KIND = "saved-search";
    private static final String BETWEEN = "/";

    private final TrackerStore store;
    private final Members members;
    private final InstantSource clock;
    private final Percolator percolator;

    SavedSearches(TrackerStore store, Members members, InstantSource clock, Percolator percolator) {
        this.store = store;
        this.members = members;
        this.clock = clock;
        this.percolator = percolator;
        for (var note : store.notes(KIND)) {
            var user = note.key().substring(0, note.key().indexOf(BETWEEN));
            var name = note.key().substring(user.length() + 1);
            understood(note.value()).ifPresent(query -> percolator.add(user, name, query));
        }
    }

    /** A query of an older version may make no sense any more: it stays kept, and finds nothing. */
    private Optional<SearchQuery> understood(String query) {
        try {
            return Optional.of(parse(query));
        } catch (BadQueryException e) {
            return Optional.empty();
        }
    }

    private SearchQuery parse(String query) {
        return SearchQuery.parse(query, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Changes of one user come one at a time, so that nobody keeps more than is allowed. */
    synchronized SearchesKept keep(Session from, KeepSearch request) throws IOException {
        var user = members.require(from).user();
        if (request.forget().isPresent()) {
            forget(user, request.forget().get());
        }
        if (request.save().isPresent()) {
            save(user, request.save().get());
        }
        return new SearchesKept(of(user));
    }

    /** Forgets all of a user who is gone. */
    synchronized void forgetAll(String user) throws IOException {
        for (var search : of(user)) {
            forget(user, search.name());
        }
    }

    private List<SavedSearch> of(String user) {
        return store.notes(KIND).stream()
                .filter(note -> note.key().startsWith(user + BETWEEN))
                .map(note -> new SavedSearch(note.key().substring(user.length() + 1), note.value()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private void forget(String user, String name) throws IOException {
        if (!store.removeNote(KIND, user + BETWEEN + name)) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "no search is kept as " + Shown.text(name),
                    "The command searches lists those that are.");
        }
        percolator.remove(user, name);
    }

    private void save(String user, SavedSearch search) throws IOException {
        if (search.name().isBlank() || search.name().length() > MOST_NAME) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST, "a name has 1 to " + MOST_NAME + " characters", "Choose another.");
        }
        SearchQuery query;
        try {
            query = parse(search.query());
        } catch (BadQueryException e) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), "Change the query.");
        }
        var kept = of(user);
        if (kept.size() >= MOST_EACH
                && kept.stream().noneMatch(each -> each.name().equals(search.name()))) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY, "at most " + MOST_EACH + " searches are kept for a user", "Forget one first.");
        }
        store.put(new StoredNote(KIND, user + BETWEEN + search.name(), search.query()));
        percolator.add(user, search.name(), query);
    }
}
