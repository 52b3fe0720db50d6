package org.truflow.ui.search.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.osgi.framework.Bundle;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.search.SearchProvider;
import org.truflow.ui.Amounts;
import org.truflow.ui.Commands;
import org.truflow.ui.Empty;
import org.truflow.ui.Engines;
import org.truflow.ui.Level;
import org.truflow.ui.Menus;
import org.truflow.ui.Refresh;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** A box to type what is sought, and what was found. */
public final class SearchView extends ViewPart {
    private static final Texts TEXTS = Texts.of(SearchView.class);
    private static final String NODE = "org.truflow.ui.search";
    private static final String ENGINE = "org.truflow.tracker.client";
    private static final String TRACKER_PAGE = "org.truflow.ui.preferences.tracker";
    private static final int MOST_NAMES = 5_000;

    private final ExecutorService lane = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("search-view").factory());
    private final AtomicReference<Answer> latest = new AtomicReference<>(Answer.NOTHING);
    private History history = History.parse("");
    private boolean onlyOnline;
    private Optional<Parts> parts = Optional.empty();

    /** What the view is made of, from when it was made. */
    private record Parts(
            SearchPresenter presenter,
            SearchBox box,
            SavedMenu saved,
            Note note,
            Composite place,
            StackLayout stack,
            Empty empty,
            Control content,
            FacetPane facets,
            ResultTree results,
            Engines<SearchProvider> providers,
            Engines<PeerDirectory> people) {}

    @Override
    public void createPartControl(Composite parent) {
        var settings = InstanceScope.INSTANCE.getNode(NODE);
        history = History.parse(settings.get("history", ""));
        onlyOnline = settings.getBoolean("online", false);
        var all = new Composite(parent, SWT.NONE);
        var layout = new GridLayout(1, false);
        layout.marginWidth = layout.marginHeight = 6;
        all.setLayout(layout);
        var refresh = new Refresh(all, this::paint);
        var presenter = new SearchPresenter(
                lane,
                (millis, task) -> CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, lane)
                        .execute(task),
                answer -> {
                    latest.set(answer);
                    refresh.run();
                });
        presenter.onlyOnline(onlyOnline);
        all.addDisposeListener(_ -> lane.shutdown());
        var box = new SearchBox(all, presenter, this::ran, this::onlyOnline, this::completion);
        box.online(onlyOnline);
        box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        var saved = new SavedMenu(box.beside(), lane, this::query, this::search, this::badge);
        var note = new Note(all);
        var place = new Composite(all, SWT.NONE);
        place.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var stack = new StackLayout();
        place.setLayout(stack);
        var empty = new Empty(place, "search.empty");
        var sash = new SashForm(place, SWT.HORIZONTAL | SWT.SMOOTH);
        var facets = new FacetPane(sash, this::narrow);
        var results = new ResultTree(sash, presenter);
        sash.setWeights(18, 82);
        var people = Engines.watch(all, PeerDirectory.class, (_, _) -> () -> {}, () -> {});
        var changed = new Refresh(all, this::ask);
        var providers = Engines.watch(all, SearchProvider.class, (_, _) -> () -> {}, changed);
        parts = Optional.of(
                new Parts(presenter, box, saved, note, place, stack, empty, sash, facets, results, providers, people));
        var actions = new ResultActions(this, results);
        Menus.context(getSite(), results.tree().control(), results.tree(), actions::fill);
        results.tree().onOpen(actions::open);
        getSite().setSelectionProvider(results.tree());
        ResultDrag.install(results.tree());
        fillBars(results);
        ask();
        paint();
    }

    private void fillBars(ResultTree results) {
        var bars = getViewSite().getActionBars();
        bars.getMenuManager().add(results.tree().columnMenu());
    }

    private void ask() {
        parts.ifPresent(view -> view.presenter().providers(view.providers().all()));
    }

    @Override
    public void setFocus() {
        parts.ifPresent(view -> view.box().focus());
    }

    /** Searches for something else, as if it had been typed. */
    void search(String query) {
        parts.ifPresent(view -> {
            view.box().text(query);
            view.presenter().run(query);
        });
        ran(query);
    }

    /** Puts the cursor into the box. */
    void focusBox() {
        parts.ifPresent(view -> view.box().focus());
    }

    /** Returns what is in the box. */
    String query() {
        return parts.map(view -> view.box().text()).orElse("");
    }

    /** Remembers a query that somebody meant. */
    void ran(String query) {
        history = history.with(query);
        InstanceScope.INSTANCE.getNode(NODE).put("history", history.text());
    }

    private void onlyOnline(boolean only) {
        onlyOnline = only;
        InstanceScope.INSTANCE.getNode(NODE).putBoolean("online", only);
        parts.ifPresent(view -> {
            view.box().online(only);
            view.presenter().onlyOnline(only);
        });
    }

    private void narrow(FacetRow row) {
        if (row.kind() == FacetRow.Kind.ONLINE) {
            onlyOnline(!onlyOnline);
        } else {
            search(row.clicked(query()));
        }
    }

    private Completion completion() {
        var names = parts.stream()
                .flatMap(view -> view.people().all().stream())
                .flatMap(directory -> directory.people().stream())
                .map(Person::name)
                .distinct()
                .limit(MOST_NAMES)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        return new Completion(history, names);
    }

    // ---- painting

    private void paint() {
        parts.ifPresent(view -> paint(view, latest.get()));
    }

    private void paint(Parts view, Answer answer) {
        view.box().count(count(answer));
        view.box().show(view.box().text());
        note(view, answer);
        view.facets().show(FacetRow.of(answer.facets(), answer.query(), onlyOnline), answer.facets());
        view.results().show(answer);
        var nothing = answer.stage() == Answer.Stage.NOBODY
                || answer.stage() == Answer.Stage.IDLE
                || answer.stage() == Answer.Stage.ANSWERED && answer.rows().isEmpty();
        if (nothing) {
            sayNothing(view.empty(), answer);
        }
        var top = nothing ? view.empty() : view.content();
        if (view.stack().topControl != top) {
            view.stack().topControl = top;
            view.place().layout();
        }
    }

    private void sayNothing(Empty empty, Answer answer) {
        switch (answer.stage()) {
            case NOBODY -> sayNobody(empty);
            case IDLE -> empty.show(TEXTS.get("empty.idle"), TEXTS.get("empty.idle.week"), () -> search("date:7d"));
            case ASKING, ANSWERED -> {
                if (answer.wrong().isPresent()) {
                    empty.show(TEXTS.get("empty.wrong"), TEXTS.get("empty.wrong.clear"), () -> search(""));
                } else if (answer.hidden() > 0) {
                    empty.show(
                            TEXTS.get("empty.hidden", answer.hidden()),
                            TEXTS.get("empty.hidden.show"),
                            () -> onlyOnline(false));
                } else if (!answer.failures().isEmpty()) {
                    empty.show(
                            TEXTS.get("empty.failed"),
                            TEXTS.get("again"),
                            () -> parts.ifPresent(view -> view.presenter().again()));
                } else {
                    sayNotFound(empty, answer.query());
                }
            }
        }
    }

    private void sayNotFound(Empty empty, String query) {
        var possible = parts.filter(view -> view.saved().possible()).isPresent();
        empty.show(
                TEXTS.get("empty.nothing", Visible.text(query)),
                possible ? TEXTS.get("empty.nothing.save") : "",
                () -> parts.ifPresent(view -> view.saved().save()));
    }

    /** Either the engine was stopped, or it runs and has nobody to ask. */
    private void sayNobody(Empty empty) {
        var engine = Optional.ofNullable(Platform.getBundle(ENGINE));
        if (engine.filter(bundle -> bundle.getState() != Bundle.ACTIVE).isPresent()) {
            empty.show(
                    TEXTS.get("empty.engine"),
                    TEXTS.get("empty.engine.start"),
                    () -> Ui.work(
                            empty,
                            TEXTS.get("empty.engine.start"),
                            () -> {
                                engine.get().start();
                                return true;
                            },
                            _ -> {}));
        } else {
            empty.show(
                    TEXTS.get("empty.nobody"),
                    TEXTS.get("empty.nobody.settings"),
                    () -> Commands.run("org.eclipse.ui.window.preferences", Map.of("preferencePageId", TRACKER_PAGE)));
        }
    }

    private static String count(Answer answer) {
        if (answer.stage() == Answer.Stage.ASKING) {
            return TEXTS.get("count.asking");
        }
        if (answer.stage() != Answer.Stage.ANSWERED || answer.wrong().isPresent()) {
            return "";
        }
        var number = Amounts.count(answer.rows().size());
        return TEXTS.get(answer.more() ? "count.more" : "count.all", number);
    }

    private static void note(Parts view, Answer answer) {
        var wrong = answer.wrong();
        if (wrong.isPresent()) {
            view.note().show(Level.BAD, wrong.get().message(), "", () -> {});
        } else if (!answer.failures().isEmpty()) {
            view.note()
                    .show(
                            Level.WARNING,
                            String.join("\n", answer.failures()),
                            TEXTS.get("again"),
                            () -> view.presenter().again());
        } else if (answer.cut() && !answer.rows().isEmpty()) {
            view.note().show(Level.WARNING, TEXTS.get("note.cut"), "", () -> {});
        } else {
            view.note().hide();
        }
    }

    private void badge(int news) {
        setPartName(news == 0 ? TEXTS.get("view.search") : TEXTS.get("view.search.news", news));
    }
}
