package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Found;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Located;
import org.truflow.protocol.tracker.Search;
import org.truflow.protocol.tracker.SourcesFound;
import org.truflow.search.SearchPage;
import org.truflow.search.query.SearchQuery;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.search.Sight;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.StoredUser;

/** Answers who has what, and where they are, to members only. */
final class Finder {
    static final String NOT_RUNNING = "the search engine is not running";

    private static final int MOST_QUERY = 1_000;
    private static final int MOST_HITS = 1_000;

    private final Accounts accounts;
    private final Members members;
    private final IndexFeed index;
    private final Sights sights;
    private final Limits limits;
    private final InstantSource clock;
    private final Begun begun;

    Finder(
            Accounts accounts,
            Members members,
            IndexFeed index,
            Sights sights,
            Limits limits,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.accounts = accounts;
        this.members = members;
        this.index = index;
        this.sights = sights;
        this.limits = limits;
        this.begun = new Begun(nanoTime);
        this.clock = clock;
    }

    Found search(Session from, Search request) throws IOException {
        var asker = members.require(from);
        if (request.query().length() > MOST_QUERY) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE, "a query has at most " + MOST_QUERY + " characters", "Search for less.");
        }
        if (request.limit() < 1 || request.limit() > MOST_HITS) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST, "a page has 1 to " + MOST_HITS + " hits, not " + request.limit(), "");
        }
        limits.searchesOfAddress.take(Addresses.neighbourhood(from.address()));
        limits.searches.take(asker.user());
        var sight = sights.of(from.remote());
        return asking(engine -> found(engine, question(request, sight)));
    }

    private Found found(SearchIndex engine, Question question) throws IOException {
        var matches = engine.search(question);
        var groups =
                new EverySource(engine, SourcesFound.MOST_EACH, members.peers(), question.sight()).of(matches.groups());
        var answer = new Hits(accounts, members).of(groups);
        if (answer.groups() < groups.size() && answer.groups() > 0) {
            // Very long paths: a shorter page has a cursor of its own, so that the next one goes on where this ends.
            return found(engine, question.withLimit(answer.groups()));
        }
        return new Found(new SearchPage(
                answer.hits(),
                matches.cursor(),
                matches.cut(),
                matches.counts().map(counts -> new FacetsOf(accounts, members).counts(counts))));
    }

    private Question question(Search request, Sight sight) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Question(
                SearchQuery.parse(request.query(), today),
                request.limit(),
                request.cursor(),
                sight,
                this::peers,
                request.facets());
    }

    /** Returns the keys of a user, by a name in small letters. */
    private Set<PeerId> peers(String name) {
        return accounts.named(name).map(StoredUser::peers).orElse(Set.of());
    }

    SourcesFound sources(Session from, FindSources request) throws IOException {
        limits.questions.take(members.require(from).user());
        if (request.contents().size() > FindSources.MOST) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "at most " + FindSources.MOST + " contents can be asked for at once",
                    "Ask in several requests.");
        }
        var contents = new HashSet<>(request.contents());
        var sight = sights.of(from.remote());
        request.begun()
                .ifPresent(which -> which.stream()
                        .filter(at -> at < request.contents().size())
                        .forEach(at -> begun.say(request.contents().get(at), from.remote())));
        return asking(engine -> {
            var places = engine.places(contents, SourcesFound.MOST_EACH, members.peers(), sight);
            var known = new Sources(accounts, members, sights);
            // Whoever does not know of partial sources would take them for whole ones.
            return new SourcesFound(request.begun().isPresent() ? known.of(places, begun) : known.of(places));
        });
    }

    Located locate(Session from, Locate request) throws RefusedException {
        limits.questions.take(members.require(from).user());
        return new Located(members.find(request.peer())
                .filter(member -> accounts.visible(member.peer()).isPresent())
                .map(member -> Addresses.reach(member, from.address()))
                .orElse(List.of()));
    }

    private interface Asking<T> {
        T ask(SearchIndex engine) throws IOException;
    }

    private <T> T asking(Asking<T> question) throws IOException {
        var engine = index.index();
        if (engine.isEmpty()) {
            throw unavailable();
        }
        try {
            return question.ask(engine.get());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), "Change the query.");
        } catch (IOException | RuntimeException | LinkageError e) {
            if (!index.index().equals(engine)) {
                throw unavailable(); // It was stopped in the middle of the answer.
            }
            throw e;
        }
    }

    private static RefusedException unavailable() {
        return new RefusedException(
                ErrorCode.UNAVAILABLE, NOT_RUNNING, "Try again later, or ask the owner of the tracker.");
    }
}
