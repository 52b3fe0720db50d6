package org.truflow.ui.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.ui.search.internal.Shelf.hit;
import static org.truflow.ui.search.internal.Shelf.place;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.truflow.search.Facets;
import org.truflow.search.FileType;
import org.truflow.search.Hit;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;

class SearchPresenterTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Answer> shown = new ArrayList<>();
    private final SearchPresenter presenter =
            new SearchPresenter(Runnable::run, (_, task) -> later.add(task), shown::add);
    private final Shelf lab = new Shelf("tracker lab");
    private final Shelf home = new Shelf("tracker home");

    private static final Hit BLUE = hit("blue.txt", 1, 3, place("ada", true));
    private static final Hit RED = hit("red.txt", 2, 2, place("bob", false));

    private Answer last() {
        return shown.getLast();
    }

    private List<String> names() {
        return last().rows().stream().map(Row::name).toList();
    }

    private void pause() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void only_what_stands_there_after_a_pause_is_asked() {
        presenter.providers(List.of(lab));

        presenter.type("b");
        presenter.type("bl");
        presenter.type("blue");
        pause();

        assertEquals(List.of("blue"), lab.queries());
    }

    @Test
    void enter_does_not_wait_and_is_not_asked_again_by_what_was_typed() {
        presenter.providers(List.of(lab));
        presenter.type("blue");

        presenter.run("blue");
        pause();

        assertEquals(List.of("blue"), lab.queries());
    }

    @Test
    void answers_stream_in_and_the_same_content_is_one_result() {
        presenter.providers(List.of(lab, home));
        presenter.run("blue");

        lab.answer(RED, BLUE);
        assertEquals(Answer.Stage.ASKING, last().stage());
        assertEquals(List.of("blue.txt", "red.txt"), names());

        home.answer(hit("azure.txt", 1, 4, place("carl", true)));
        assertEquals(Answer.Stage.ANSWERED, last().stage());
        assertEquals(List.of("azure.txt", "red.txt"), names());
        assertEquals(2, last().rows().getFirst().hit().sources());
    }

    @Test
    void an_older_answer_is_dropped() {
        presenter.providers(List.of(lab));
        presenter.run("red");
        var old = lab.last();
        presenter.run("blue");

        lab.answer(BLUE);
        old.answer().complete(new SearchPage(List.of(RED), Optional.empty(), false));

        assertEquals(List.of("blue.txt"), names());
    }

    @Test
    void what_was_found_stays_until_something_else_is() {
        presenter.providers(List.of(lab));
        presenter.run("red");
        lab.answer(RED);

        presenter.run("blue");
        assertEquals(List.of("red.txt"), names());
        assertEquals(Answer.Stage.ASKING, last().stage());

        lab.answer();
        assertEquals(List.of(), names());
    }

    @Test
    void what_was_found_before_does_not_pass_for_an_answer_that_failed() {
        presenter.providers(List.of(lab));
        presenter.run("red");
        lab.answer(RED);

        presenter.run("blue");
        lab.last().answer().completeExceptionally(new IOException("the tracker is gone"));

        assertEquals(List.of(), names());
        assertEquals(1, last().failures().size());
    }

    @Test
    void a_query_that_makes_no_sense_is_not_asked_and_says_why_and_where() {
        presenter.providers(List.of(lab));

        presenter.run("blue size:big");

        assertEquals(0, lab.count());
        assertEquals(10, last().wrong().orElseThrow().at());
        assertTrue(last().wrong().orElseThrow().message().contains("size:>1G"));
    }

    @Test
    void one_that_fails_does_not_hide_what_the_others_found_and_can_be_asked_again() {
        presenter.providers(List.of(lab, home));
        presenter.run("blue");

        lab.last().answer().completeExceptionally(new IOException("the tracker is gone"));
        home.answer(BLUE);
        assertEquals(List.of("tracker lab: the tracker is gone"), last().failures());
        assertEquals(List.of("blue.txt"), names());

        presenter.again();
        lab.answer(RED);
        assertEquals(List.of(), last().failures());
        assertEquals(List.of("blue.txt", "red.txt"), names());
        assertEquals(1, home.count());
    }

    @Test
    void the_next_pages_come_by_their_cursor_until_there_is_none() {
        presenter.providers(List.of(lab));
        presenter.run("blue");
        lab.answer("page2", BLUE);
        assertTrue(last().more());

        presenter.more();
        presenter.more();
        assertEquals(2, lab.count());
        assertEquals(Optional.of("page2"), lab.last().request().cursor());
        assertFalse(lab.last().request().facets());

        lab.answer(RED);
        assertFalse(last().more());
        assertEquals(List.of("blue.txt", "red.txt"), names());

        presenter.more();
        assertEquals(2, lab.count());
    }

    @Test
    void who_wants_only_those_online_is_shown_further_pages_while_the_first_hides_everything() {
        presenter.onlyOnline(true);
        presenter.providers(List.of(lab));
        presenter.run("txt");

        lab.answer("page2", RED);
        assertEquals(2, lab.count());
        lab.answer(BLUE);

        assertEquals(List.of("blue.txt"), names());
        assertEquals(1, last().hidden());

        presenter.onlyOnline(false);
        assertEquals(List.of("blue.txt", "red.txt"), names());
    }

    @Test
    void pages_that_hide_everything_are_not_asked_for_without_end() {
        presenter.onlyOnline(true);
        presenter.providers(List.of(lab));
        presenter.run("txt");
        for (var page = 0; page < 50 && !lab.last().answer().isDone(); page++) {
            lab.answer("page" + page, hit("x" + page, 100 + page, 1, place("bob", false)));
        }

        assertTrue(lab.count() <= 12, () -> "asked " + lab.count() + " times");
        assertTrue(last().more());
    }

    @Test
    void results_are_kept_up_to_a_bound() {
        presenter.providers(List.of(lab));
        presenter.run("x");
        var content = 0;
        while (!lab.last().answer().isDone()) {
            var hits = new Hit[lab.last().request().limit()];
            for (var i = 0; i < hits.length; i++) {
                hits[i] = hit("x" + content, content++, 1, place("ada", true));
            }
            lab.answer("more", hits);
            presenter.more();
        }

        assertTrue(last().rows().size() < SearchPresenter.MOST + 1_000);
        assertTrue(last().cut());
        assertFalse(last().more());
    }

    @Test
    void nobody_to_ask_is_said_and_whoever_comes_is_asked() {
        presenter.run("blue");
        assertEquals(Answer.Stage.NOBODY, last().stage());

        presenter.providers(List.of(lab));
        assertEquals(List.of("blue"), lab.queries());

        presenter.providers(List.of());
        assertEquals(Answer.Stage.NOBODY, last().stage());
        assertEquals(List.of(), names());
    }

    @Test
    void nothing_typed_asks_nobody() {
        presenter.providers(List.of(lab));
        presenter.run("blue");
        lab.answer(BLUE);

        presenter.run("  ");

        assertEquals(1, lab.count());
        assertEquals(Answer.Stage.IDLE, last().stage());
        assertEquals(List.of(), names());
    }

    @Test
    void results_stand_in_the_order_that_was_chosen() {
        presenter.providers(List.of(lab));
        presenter.order(Optional.of(Comparator.comparing(Row::name).reversed()));
        presenter.run("txt");
        lab.answer(BLUE, RED);
        assertEquals(List.of("red.txt", "blue.txt"), names());

        presenter.order(Optional.empty());
        assertEquals(List.of("blue.txt", "red.txt"), names());
    }

    @Test
    void what_is_counted_by_several_is_the_least_there_is() {
        presenter.providers(List.of(lab, home));
        presenter.run("blue");

        lab.last().answer().complete(page(3, "ada"));
        home.last().answer().complete(page(5, "bob"));

        var facets = last().facets().orElseThrow();
        assertEquals(Map.of(FileType.VIDEO, 5L), facets.types());
        assertEquals(
                List.of("bob", "ada"),
                facets.owners().stream().map(Facets.Owner::user).toList());
        assertFalse(facets.complete());
    }

    private static SearchPage page(long count, String owner) {
        var facets = new Facets(
                Map.of(FileType.VIDEO, count), Map.of(), List.of(new Facets.Owner(owner, count)), count, true);
        return new SearchPage(List.of(), Optional.empty(), false, Optional.of(facets));
    }

    @Test
    void a_provider_that_throws_is_one_that_failed() {
        presenter.providers(List.of(new SearchProvider() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public CompletionStage<SearchPage> search(SearchRequest request) {
                throw new IllegalStateException("out of order");
            }
        }));

        presenter.run("blue");

        assertEquals(List.of("broken: out of order"), last().failures());
        assertEquals(Answer.Stage.ANSWERED, last().stage());
    }
}
