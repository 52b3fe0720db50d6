package org.truflow.ui.search.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.truflow.event.Subscription;
import org.truflow.search.SavedSearch;
import org.truflow.search.SavedSearches;
import org.truflow.ui.Engine;
import org.truflow.ui.Engines;
import org.truflow.ui.Icons;
import org.truflow.ui.Refresh;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** The button beside the box: searches that are kept, with what came to match them, and keeping and forgetting. */
final class SavedMenu {
    private static final Texts TEXTS = Texts.of(SavedMenu.class);
    private static final int MOST_NAME = 64;

    private final Button button;
    private final Menu menu;
    private final SavedPresenter presenter;
    private final Supplier<String> query;
    private final Consumer<String> run;
    private final Consumer<Integer> badge;
    private final Refresh refresh;
    private final AtomicReference<SavedPresenter.Saved> latest = new AtomicReference<>(SavedPresenter.Saved.NONE);
    private Optional<SavedNews> news = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();

    /**
     * @param query what is in the box now
     * @param run searches for one that was chosen
     * @param badge told how many came that nobody looked at yet
     */
    SavedMenu(Composite parent, Executor lane, Supplier<String> query, Consumer<String> run, Consumer<Integer> badge) {
        this.query = query;
        this.run = run;
        this.badge = badge;
        button = Ui.id(new Button(parent, SWT.PUSH), "search.saved");
        button.setImage(Icons.of(SavedMenu.class).image("saved"));
        Ui.name(button, TEXTS.get("saved.hint"));
        menu = new Menu(button);
        refresh = new Refresh(button, this::paint);
        presenter = new SavedPresenter(lane, saved -> {
            latest.set(saved);
            refresh.run();
        });
        button.addListener(SWT.Selection, _ -> open());
        watch();
        paint();
    }

    private void watch() {
        var places = new AtomicReference<Optional<Engines<SavedSearches>>>(Optional.empty());
        var changed = new Refresh(
                button,
                () -> places.get().ifPresent(found -> {
                    presenter.places(found.all());
                    presenter.refresh();
                }));
        places.set(Optional.of(Engines.watch(button, SavedSearches.class, (_, _) -> () -> {}, changed)));
        Engine.watch(button, SavedNews.class, "org.truflow.ui.search", found -> {
            end();
            news = found;
            subscription = found.map(heard -> heard.subscribe(refresh));
            refresh.run();
        });
        button.addDisposeListener(_ -> end());
    }

    private void end() {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
    }

    private Map<String, Integer> unseen() {
        return news.map(SavedNews::unseen).orElse(Map.of());
    }

    private void paint() {
        var count = unseen().values().stream().mapToInt(Integer::intValue).sum();
        var says = count == 0 ? TEXTS.get("saved") : TEXTS.get("saved.news", count);
        if (!says.equals(button.getText())) {
            button.setText(says);
            button.getParent().layout(new Control[] {button});
            badge.accept(count);
        }
    }

    private void open() {
        presenter.refresh();
        fill();
        var bounds = button.getBounds();
        menu.setLocation(button.getParent().toDisplay(new Point(bounds.x, bounds.y + bounds.height)));
        menu.setVisible(true);
    }

    private void fill() {
        for (var item : menu.getItems()) {
            item.dispose();
        }
        var saved = latest.get();
        var fresh = unseen();
        for (var kept : saved.kept()) {
            var name = Visible.label(kept.search().name());
            var count = fresh.getOrDefault(kept.search().name(), 0);
            item(
                    menu,
                    "search.saved.run",
                    count == 0 ? name : TEXTS.get("saved.item.news", name, count),
                    () -> run(kept));
        }
        if (saved.kept().isEmpty()) {
            var says = saved.failure().orElse(TEXTS.get(saved.possible() ? "saved.none" : "saved.impossible"));
            item(menu, "search.saved.none", says.replace("&", "&&"), () -> {}).setEnabled(false);
        }
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "search.saved.save", TEXTS.get("saved.save"), this::save)
                .setEnabled(saved.possible() && !query.get().isBlank());
        if (!saved.kept().isEmpty()) {
            var cascade = Ui.id(new MenuItem(menu, SWT.CASCADE), "search.saved.forget");
            cascade.setText(TEXTS.get("saved.forget"));
            var lower = new Menu(cascade);
            cascade.setMenu(lower);
            saved.kept()
                    .forEach(kept -> item(
                            lower,
                            "search.saved.forget.item",
                            Visible.label(kept.search().name()),
                            () -> presenter.forget(kept)));
        }
    }

    private static MenuItem item(Menu menu, String id, String text, Runnable does) {
        var item = Ui.id(new MenuItem(menu, SWT.PUSH), id);
        item.setText(text);
        item.addListener(SWT.Selection, _ -> does.run());
        return item;
    }

    private void run(SavedPresenter.Kept kept) {
        news.ifPresent(heard -> heard.seen(kept.search().name()));
        run.accept(kept.search().query());
    }

    /** Asks how to call it, and keeps it. */
    void save() {
        var asked = query.get().strip();
        var dialog = new InputDialog(
                button.getShell(),
                TEXTS.get("save.title"),
                TEXTS.get("save.message", Visible.text(asked)),
                asked.substring(0, Math.min(asked.length(), MOST_NAME)),
                name -> name.isBlank() || name.strip().length() > MOST_NAME
                        ? TEXTS.get("save.wrong", MOST_NAME)
                        : null);
        if (dialog.open() == Window.OK) {
            presenter.save(new SavedSearch(dialog.getValue().strip(), asked));
        }
    }

    /** Returns whether a search can be kept. */
    boolean possible() {
        return latest.get().possible();
    }
}
