package org.truflow.ui.search.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.MergedHits;
import org.truflow.search.query.SearchQuery;
import org.truflow.ui.Problems;

/**
 * Asks everyone who answers searches, and says what is shown of it. What was asked before is forgotten when something else is: its
 * answers are dropped.
 *
 * <p>Call from any thread; everything happens on the lane, one thing after the other.
 */
final class SearchPresenter {
    /** Results that are kept at most: who has more looks for too little. */
    static final int MOST = 100_000;

    private static final int FIRST_PAGE = 100;
    private static final int NEXT_PAGE = 1_000;
    private static final int PAUSE_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 70;
    /** Pages in a row, while nobody who has what is on them is online. */
    private static final int MOST_PAGES_UNSEEN = 10;

    private final Executor lane;
    private final Delay delay;
    private final Consumer<Answer> show;

    // On the lane only.
    private List<SearchProvider> providers = List.of();
    private List<Stand> stands = List.of();
    private MergedHits merged = new MergedHits();
    private Answer shown = Answer.NOTHING;
    private String query = "";
    private Optional<Answer.Wrong> wrong = Optional.empty();
    private Optional<Comparator<Row>> order = Optional.empty();
    private boolean onlyOnline;
    private boolean answered;
    private long typed;
    private long asked;
    private int wanted;
    private int unseen;

    /** Runs something later. */
    @FunctionalInterface
    interface Delay {
        void after(int millis, Runnable task);
    }

    /** How one provider stands with the query. On the lane only. */
    private static final class Stand {
        private final SearchProvider provider;
        private boolean asking;
        private Optional<String> cursor = Optional.empty();
        private Optional<String> failure = Optional.empty();
        private Optional<SearchPage> first = Optional.empty();
        private boolean cut;

        Stand(SearchProvider provider) {
            this.provider = provider;
        }
    }

    /** @param lane runs one task after the other @param show told what to show, on the lane */
    SearchPresenter(Executor lane, Delay delay, Consumer<Answer> show) {
        this.lane = lane;
        this.delay = delay;
        this.show = show;
    }

    /** Says who can be asked now. */
    void providers(List<SearchProvider> now) {
        lane.execute(() -> {
            if (!now.equals(providers)) {
                providers = List.copyOf(now);
                ask(query);
            }
        });
    }

    /** Asks when nothing more was typed for a while. */
    void type(String text) {
        lane.execute(() -> {
            var mine = ++typed;
            delay.after(
                    PAUSE_MILLIS,
                    () -> lane.execute(() -> {
                        if (mine == typed && !text.strip().equals(query)) {
                            ask(text);
                        }
                    }));
        });
    }

    /** Asks at once, again if it was asked before. */
    void run(String text) {
        lane.execute(() -> {
            typed++;
            ask(text);
        });
    }

    /** Asks for the next pages, if there are any. */
    void more() {
        lane.execute(() -> {
            unseen = 0;
            wanted = shown.rows().size() + NEXT_PAGE;
            next();
        });
    }

    /** Asks those again that failed. */
    void again() {
        lane.execute(() -> {
            for (var stand : stands) {
                if (stand.failure.isPresent() && !stand.asking) {
                    stand.failure = Optional.empty();
                    request(stand);
                }
            }
            publish();
        });
    }

    /** Shows only what somebody has who is online. */
    void onlyOnline(boolean only) {
        lane.execute(() -> {
            onlyOnline = only;
            unseen = 0;
            publish();
            fillUp();
        });
    }

    /** Shows results in another order; in that of relevance if there is none. */
    void order(Optional<Comparator<Row>> by) {
        lane.execute(() -> {
            order = by;
            publish();
        });
    }

    private void ask(String text) {
        query = text.strip();
        asked++;
        answered = false;
        stands = List.of();
        unseen = 0;
        wanted = FIRST_PAGE;
        wrong = problem(query);
        merged = new MergedHits();
        if (!query.isEmpty() && !providers.isEmpty() && wrong.isEmpty()) {
            stands = providers.stream().map(Stand::new).toList();
            stands.forEach(this::request);
        }
        publish();
    }

    private static Optional<Answer.Wrong> problem(String query) {
        try {
            if (!query.isEmpty()) {
                SearchQuery.parse(query, LocalDate.now(ZoneOffset.UTC));
            }
            return Optional.empty();
        } catch (BadQueryException e) {
            return Optional.of(new Answer.Wrong(e.getMessage(), e.at()));
        }
    }

    private void next() {
        if (merged.size() < MOST) {
            stands.stream()
                    .filter(stand -> stand.cursor.isPresent() && !stand.asking && stand.failure.isEmpty())
                    .forEach(this::request);
            publish();
        }
    }

    private void request(Stand stand) {
        stand.asking = true;
        var mine = asked;
        var page = stand.first.isEmpty() ? FIRST_PAGE : NEXT_PAGE;
        var request = new SearchRequest(query, page, stand.cursor, stand.first.isEmpty());
        answer(stand.provider, request)
                .toCompletableFuture()
                .copy()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((found, failure) -> lane.execute(() -> {
                    if (mine == asked) {
                        take(stand, Optional.ofNullable(found), Optional.ofNullable(failure));
                    }
                }));
    }

    /** A provider is somebody else's code: whatever it throws is a failed search. */
    private static CompletionStage<SearchPage> answer(SearchProvider provider, SearchRequest request) {
        try {
            return provider.search(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void take(Stand stand, Optional<SearchPage> page, Optional<Throwable> failure) {
        stand.asking = false;
        stand.failure = failure.map(problem -> stand.provider.name() + ": " + message(problem));
        answered |= page.isPresent();
        page.ifPresent(found -> {
            merged.add(found.hits().stream()
                    .filter(hit -> !hit.places().isEmpty())
                    .limit(MOST)
                    .toList());
            stand.cursor = found.cursor();
            stand.cut |= found.cut();
            stand.first = Optional.of(stand.first.orElse(found));
        });
        publish();
        fillUp();
    }

    private static String message(Throwable failure) {
        return failure instanceof TimeoutException
                ? Problems.message(new IOException("no answer for " + PATIENCE_SECONDS + " seconds"))
                : Problems.message(failure);
    }

    /** Goes on while what was found is hidden. */
    private void fillUp() {
        var visible = shown.rows().size();
        if (onlyOnline && visible < wanted && shown.hidden() > 0 && unseen < MOST_PAGES_UNSEEN && !asking()) {
            unseen++;
            next();
        }
    }

    private boolean asking() {
        return stands.stream().anyMatch(stand -> stand.asking);
    }

    private void publish() {
        var nothingNew = !answered && wrong.isEmpty() && asking() || wrong.isPresent();
        var all = nothingNew ? shown.rows() : rows();
        shown = new Answer(
                query,
                stage(),
                all,
                nothingNew ? shown.hidden() : merged.size() - all.size(),
                merged.size() < MOST && stands.stream().anyMatch(stand -> stand.cursor.isPresent()),
                merged.size() >= MOST || stands.stream().anyMatch(stand -> stand.cut),
                stands.stream().flatMap(stand -> stand.failure.stream()).toList(),
                wrong,
                nothingNew
                        ? shown.facets()
                        : FacetRow.together(stands.stream()
                                .flatMap(stand -> stand.first.stream())
                                .flatMap(page -> page.facets().stream())
                                .toList()));
        show.accept(shown);
    }

    private Answer.Stage stage() {
        if (providers.isEmpty()) {
            return Answer.Stage.NOBODY;
        }
        if (query.isEmpty()) {
            return Answer.Stage.IDLE;
        }
        return asking() ? Answer.Stage.ASKING : Answer.Stage.ANSWERED;
    }

    private List<Row> rows() {
        var hits = merged.bestFirst();
        var best = hits.isEmpty() ? 1 : Math.max(hits.getFirst().score(), Double.MIN_NORMAL);
        var rows = new ArrayList<Row>(hits.size());
        for (var hit : hits) {
            var row = new Row.Found(hit, Math.clamp(hit.score() / best, 0, 1));
            if (!onlyOnline || row.online()) {
                rows.add(row);
            }
        }
        order.ifPresent(rows::sort);
        return List.copyOf(rows);
    }
}
