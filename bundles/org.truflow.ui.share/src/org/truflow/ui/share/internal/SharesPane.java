package org.truflow.ui.share.internal;

import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IViewSite;
import org.truflow.share.Share;
import org.truflow.ui.Empty;
import org.truflow.ui.Problems;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Person, folders, files side by side, and the way to the folder above them. For the UI thread. */
final class SharesPane {
    static final Texts TEXTS = Texts.of(SharesPane.class);

    private static final int PAUSE_MILLIS = 1_000;

    private final Composite top;
    private final Crumbs crumbs;
    private final OwnersPane owners;
    private final FoldersPane folders;
    private final Composite right;
    private final StackLayout stack = new StackLayout();
    private final FilesPane files;
    private final MySharesPane mine;
    private final Empty empty;
    private final Catalogs catalogs;
    private final Visits visits = new Visits(new Kept(), Clock.systemUTC());
    private final Map<Owner, Folders> known = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Snapshot<Shown> snapshot;
    private volatile Owner owner = Owner.MINE;
    private boolean waiting;
    private boolean reached;
    /** Labels of one's own shares as the tree shows them. */
    private List<String> tree = List.of();
    /** Those shown: the same list again, so that nobody has to compare on the UI thread. */
    private volatile List<FileRow> last = List.of();

    private volatile String path = "";
    private Optional<String> wanted = Optional.empty();

    /** What the list of files shows, and of which folder. */
    record Shown(
            Owner owner,
            String path,
            FolderPages.Content content,
            List<FileRow> rows,
            long bytes,
            boolean reached,
            boolean stale) {}

    SharesPane(Composite parent, IViewSite site) {
        top = Ui.id(new Composite(parent, SWT.NONE), "shares");
        top.setLayout(flat());
        var sash = new SashForm(top, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        snapshot = new Snapshot<>(top, this::take, this::show);
        catalogs = new Catalogs(top, snapshot);
        owners = new OwnersPane(sash, catalogs, chosen -> visit(chosen, ""));
        var place = new Composite(sash, SWT.NONE);
        place.setLayout(flat());
        crumbs = new Crumbs(place, this::open);
        var both = new SashForm(place, SWT.HORIZONTAL);
        both.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        folders = new FoldersPane(both, () -> folders(owner), this::open);
        right = new Composite(both, SWT.NONE);
        right.setLayout(stack);
        sash.setWeights(20, 80);
        both.setWeights(30, 70);
        files = new FilesPane(right, site, catalogs, this);
        mine = new MySharesPane(right, site, catalogs, label -> open(label));
        empty = new Empty(right, "shares.empty");
        site.setSelectionProvider(files.table());
        new SharesBar(site, this).fill(files.table(), mine.table());
        for (var control : new Control[] {files.table().control(), mine.table().control(), folders.control()}) {
            control.addListener(SWT.KeyDown, this::key);
        }
        visit(Owner.MINE, "");
    }

    private static GridLayout flat() {
        var grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = 2;
        return grid;
    }

    // ---- going places

    /** Shows a folder of somebody. */
    void visit(Owner whose, String where) {
        owner = catalogs.self().equals(whose.user()) ? Owner.MINE : whose;
        owners.choose(owner);
        wanted = Optional.of(where);
        folders.show(folders(owner));
        open(where);
    }

    /** Shows a folder of the same person. */
    void open(String where) {
        path = where;
        crumbs.show(owner.mine() ? TEXTS.get("owner.mine") : Visible.text(owner.user()), where);
        files.forgetHere();
        folders(owner).open(where);
        folders.reveal(where);
        snapshot.run();
    }

    void up() {
        if (!path.isEmpty()) {
            var from = CatalogPath.name(path);
            open(CatalogPath.parent(path));
            files.chooseLater(from);
        }
    }

    /** Asks for everything anew. */
    void reload() {
        folders(owner).forget();
        folders.show(folders(owner));
        open(path);
    }

    private Folders folders(Owner whose) {
        return known.computeIfAbsent(
                whose,
                each -> new Folders(catalogs.of(each), where -> {
                    if (each.equals(owner)) {
                        changed.add(where);
                        snapshot.run();
                    }
                }));
    }

    // ---- what is shown

    /** On a thread of its own. */
    private Shown take() {
        var whose = owner;
        var where = path;
        var content = folders(whose).known(where);
        var since = whose.mine() ? Optional.<Instant>empty() : visits.visit(whose.user());
        var stale = !catalogs.refresh();
        var place = new FileRows.Place(
                whose.mine() ? catalogs.self() : whose.user(),
                whose.mine(),
                whose.mine() || catalogs.online(whose.user()),
                where,
                since,
                catalogs.marks(),
                files.here(),
                catalogs::local);
        var rows = FileRows.of(content, place);
        if (rows.equals(last)) {
            rows = last;
        } else {
            last = rows;
        }
        var bytes = rows.stream().mapToLong(row -> Math.max(0, row.size())).sum();
        return new Shown(whose, where, content, rows, bytes, catalogs.reached(), stale);
    }

    private void show(Shown shown) {
        if (shown.stale() && !waiting) {
            waiting = true;
            top.getDisplay().timerExec(PAUSE_MILLIS, () -> {
                waiting = false;
                snapshot.run();
            });
        }
        owners.show();
        mine.show();
        for (var where : Set.copyOf(changed)) {
            changed.remove(where);
            folders.changed(where);
        }
        if (!shown.owner().equals(owner) || !shown.path().equals(path)) {
            return;
        }
        if (shown.reached() && !reached && shown.content().failure().isPresent()) {
            reached = true;
            reload();
            return;
        }
        reached = shown.reached();
        if (owner.mine() && path.isEmpty()) {
            var labels = catalogs.own().stream().map(Share::label).sorted().toList();
            if (!labels.equals(tree)) {
                tree = labels;
                folders(owner).forget();
                folders.show(folders(owner));
            }
            top(mine.control());
            return;
        }
        var content = shown.content();
        if (content.failure().isPresent() && content.entries().isEmpty()) {
            failed(content.failure().get());
        } else if (content.entries().isEmpty() && content.complete()) {
            empty.show(
                    TEXTS.get(path.isEmpty() ? "empty.owner" : "empty.folder", Visible.text(owner.user())),
                    "",
                    () -> {});
            top(empty);
        } else {
            files.show(shown);
            top(files.control());
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof NoSuchFileException
                && wanted.filter(path::equals).isPresent()
                && !path.isEmpty()) {
            // A file was meant: its folder is shown, and the file chosen.
            wanted = Optional.empty();
            var name = CatalogPath.name(path);
            open(CatalogPath.parent(path));
            files.chooseLater(name);
            return;
        }
        var says = failure instanceof NoSuchFileException
                ? TEXTS.get("empty.gone", Visible.text(owner.user()))
                : TEXTS.get("empty.failed", Problems.message(failure));
        empty.show(says, TEXTS.get("again"), this::reload);
        top(empty);
    }

    private void top(Control control) {
        if (stack.topControl != control) {
            stack.topControl = control;
            right.layout();
        }
    }

    /** More of the folder that is shown. */
    void more() {
        folders(owner).open(path).more();
    }

    void again() {
        snapshot.run();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.BS || event.keyCode == SWT.ARROW_UP && (event.stateMask & SWT.ALT) != 0) {
            event.doit = false;
            up();
        } else if (event.keyCode == SWT.F5) {
            reload();
        }
    }

    void focus() {
        owners.focus();
    }

    Owner owner() {
        return owner;
    }

    String path() {
        return path;
    }

    Control control() {
        return top;
    }
}
