package org.truflow.tracker.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.truflow.id.PeerId;
import org.truflow.search.query.SearchQuery;

/**
 * One search of one person.
 *
 * @param limit most groups wanted, 1 to 1,000
 * @param cursor where an earlier page of the same query ended
 * @param sight what the person may see; the rest is as if it were not there
 * @param owners the peers of a user, by the name in {@code owner:}, in small letters
 * @param counted whether to count what there is of each kind, besides
 */
public record Question(
        SearchQuery query,
        int limit,
        Optional<String> cursor,
        Sight sight,
        Function<String, Set<PeerId>> owners,
        boolean counted) {
    private static final int MOST_LIMIT = 1_000;

    public Question {
        if (limit < 1 || limit > MOST_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MOST_LIMIT + " hits, not " + limit + ".");
        }
    }

    /** Asks for whatever there is, as someone who may see everything, today. */
    public static Question of(String query, int limit, Optional<String> cursor) {
        return new Question(
                SearchQuery.parse(query, LocalDate.now(ZoneOffset.UTC)),
                limit,
                cursor,
                Sight.ALL,
                _ -> Set.of(),
                false);
    }

    public Question seenBy(Sight other) {
        return new Question(query, limit, cursor, other, owners, counted);
    }

    public Question ownedBy(Function<String, Set<PeerId>> other) {
        return new Question(query, limit, cursor, sight, other, counted);
    }

    public Question withCounts() {
        return new Question(query, limit, cursor, sight, owners, true);
    }

    public Question withLimit(int other) {
        return new Question(query, other, cursor, sight, owners, counted);
    }
}
