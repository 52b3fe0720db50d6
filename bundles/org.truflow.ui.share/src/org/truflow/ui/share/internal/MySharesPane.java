package org.truflow.ui.share.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewSite;
import org.truflow.share.Share;
import org.truflow.ui.Act;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Commands;
import org.truflow.ui.Empty;
import org.truflow.ui.Icons;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.RowTable;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** One's own shares: what they are, who may see them, how far they are hashed. Folders dropped here are shared. */
final class MySharesPane {
    private static final Texts TEXTS = SharesPane.TEXTS;

    private final Composite box;
    private final StackLayout stack = new StackLayout();
    private final RowTable<Share> table;
    private final Empty empty;
    private final Catalogs catalogs;

    MySharesPane(Composite parent, IViewSite site, Catalogs catalogs, Consumer<String> open) {
        this.catalogs = catalogs;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(stack);
        table = new RowTable<>(box, "shares.mine", SWT.MULTI, columns(), Share::label);
        Ui.name(table.control(), TEXTS.get("owner.mine"));
        table.onOpen(share -> open.accept(share.label()));
        empty = new Empty(box, "shares.mine.empty");
        Menus.context(site, table.control(), table, menu -> fill(menu, open));
        table.control().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                unpublish(table.selected());
            }
        });
        drop(table.control());
        drop(empty);
        stack.topControl = empty;
    }

    private static List<Column<Share>> columns() {
        var icons = Icons.of(MySharesPane.class);
        return List.of(
                Column.<Share>text("label", TEXTS.get("column.label"), 130, share -> Visible.text(share.label()))
                        .withImage(share -> icons.image(share.problem().isEmpty() ? "share" : "warning")),
                Column.text("state", TEXTS.get("column.state"), 150, ShareWords::state),
                Column.text("audience", TEXTS.get("column.audience"), 110, ShareWords::audience),
                Column.<Share, Long>number(
                        "size", TEXTS.get("column.size"), 80, share -> Amounts.size(share.bytes()), Share::bytes),
                Column.<Share, Long>number(
                        "files", TEXTS.get("column.files"), 70, share -> Amounts.count(share.files()), Share::files),
                Column.<Share>text(
                        "folder",
                        TEXTS.get("column.folder"),
                        260,
                        share -> Visible.text(share.root().toString())));
    }

    void show() {
        var own = catalogs.own();
        if (catalogs.shares().isEmpty()) {
            if (catalogs.settled()) {
                empty.show(TEXTS.get("engine.share"), TEXTS.get("engine.start"), this::start);
            } else {
                empty.show(TEXTS.get("empty.starting"), "", () -> {});
            }
            top(empty);
        } else if (own.isEmpty()) {
            empty.show(TEXTS.get("empty.mine"), TEXTS.get("menu.publish"), MySharesPane::publish);
            top(empty);
        } else {
            var ordered = own.stream()
                    .sorted(Comparator.comparing(Share::label, String.CASE_INSENSITIVE_ORDER))
                    .toList();
            if (!ordered.equals(table.rows())) {
                table.rows(ordered);
            }
            top(table.control());
        }
    }

    private void start() {
        Ui.work(
                box,
                TEXTS.get("engine.start"),
                () -> {
                    catalogs.startShares();
                    return true;
                },
                _ -> {});
    }

    private void top(Control control) {
        if (stack.topControl != control) {
            stack.topControl = control;
            box.layout();
        }
    }

    static void publish() {
        Commands.run(Names.PUBLISH, Map.of());
    }

    private void fill(IMenuManager menu, Consumer<String> open) {
        var chosen = table.selected();
        var one = chosen.stream().findFirst().filter(_ -> chosen.size() == 1);
        one.ifPresent(share -> {
            menu.appendToGroup(
                    Menus.OPEN, new Act("shares.mine.open", TEXTS.get("menu.open"), () -> open.accept(share.label())));
            menu.appendToGroup(
                    Menus.OPEN,
                    new Act("shares.mine.show", TEXTS.get("menu.show.local"), () -> Desktop.show(box, share.root())));
            menu.appendToGroup(
                    Menus.EDIT, new Act("shares.mine.audience", TEXTS.get("menu.audience"), () -> change(share)));
        });
        menu.appendToGroup(
                Menus.EDIT, new Act("shares.mine.publish", TEXTS.get("menu.publish"), MySharesPane::publish));
        if (!chosen.isEmpty()) {
            menu.appendToGroup(
                    Menus.REMOVE,
                    new Act("shares.mine.unpublish", TEXTS.get("menu.unpublish"), () -> unpublish(chosen)));
        }
    }

    private void change(Share share) {
        Publishing.edit(box.getShell(), catalogs, PublishDraft.of(share.root(), share.label(), share.audience()));
    }

    private void unpublish(List<Share> chosen) {
        var engine = catalogs.shares();
        if (chosen.isEmpty() || engine.isEmpty()) {
            return;
        }
        var question = chosen.size() == 1
                ? TEXTS.get("unpublish.one", Visible.text(chosen.getFirst().label()))
                : TEXTS.get("unpublish.many", chosen.size());
        if (MessageDialog.openConfirm(box.getShell(), TEXTS.get("menu.unpublish"), question)) {
            Ui.work(
                    box,
                    TEXTS.get("menu.unpublish"),
                    () -> {
                        chosen.forEach(share -> engine.get().unpublish(share.label()));
                        return true;
                    },
                    _ -> {});
        }
    }

    private void drop(Control control) {
        var target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] paths && paths.length > 0) {
                    Publishing.dropped(
                            box, catalogs, Arrays.stream(paths).map(Path::of).toList());
                }
            }
        });
    }

    RowTable<Share> table() {
        return table;
    }

    Control control() {
        return box;
    }
}
