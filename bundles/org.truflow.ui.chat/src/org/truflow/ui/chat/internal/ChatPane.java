package org.truflow.ui.chat.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.truflow.chat.Chats;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.History;
import org.truflow.chat.room.Rooms;
import org.truflow.chat.text.MessageText;
import org.truflow.ui.Act;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Commands;
import org.truflow.ui.Empty;
import org.truflow.ui.EnginePane;
import org.truflow.ui.Engines;
import org.truflow.ui.Icons;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.Problems;
import org.truflow.ui.RowTable;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** What is in the view. */
final class ChatPane {
    private static final Texts TEXTS = Texts.of(ChatView.class);
    private static final Icons ICONS = Icons.of(ChatView.class);

    private final IViewSite site;
    private final Consumer<String> name;
    private final Snapshot<List<Row>> snapshot;
    private final Engines<Chats> chats;
    private final Engines<Rooms> rooms;
    private final Engines<History> histories;
    private final Engines<MessageText> texts;
    private final EnginePane<Chats> pane;
    private Optional<Parts> parts = Optional.empty();
    private Optional<ConversationPane> open = Optional.empty();
    private Optional<ConversationId> wanted = Optional.empty();

    /** @param right stack of what is on the right side */
    private record Parts(RowTable<Row> list, Composite right, StackLayout stack, Empty nothing) {
        void top(Control control) {
            stack.topControl = control;
            right.layout();
        }
    }

    /** @param name told what the view is called now */
    ChatPane(Composite parent, IViewSite site, Consumer<String> name) {
        this.site = site;
        this.name = name;
        snapshot = new Snapshot<>(parent, this::take, this::show);
        chats = Engines.watch(parent, Chats.class, (engine, run) -> engine.subscribe(_ -> run.run()), this::changed);
        rooms = Engines.watch(parent, Rooms.class, (engine, run) -> engine.subscribe(_ -> run.run()), this::changed);
        histories =
                Engines.watch(parent, History.class, (engine, run) -> engine.subscribe(_ -> run.run()), this::changed);
        texts = Engines.watch(parent, MessageText.class, (_, _) -> () -> {}, this::changed);
        pane = new EnginePane<>(
                parent,
                "chat",
                Chats.class,
                "org.truflow.chat.direct",
                TEXTS.get("engine.chat"),
                this::content,
                _ -> changed());
        site.setSelectionProvider(parts().list());
    }

    /** Made with the pane. */
    private Parts parts() {
        return parts.orElseThrow();
    }

    private Control content(Composite parent) {
        var sash = new SashForm(parent, SWT.HORIZONTAL);
        var list = left(sash);
        var right = new Composite(sash, SWT.NONE);
        var stack = new StackLayout();
        right.setLayout(stack);
        var nothing = new Empty(right, "chat.nothing");
        nothing.show(TEXTS.get("choose"), "", () -> {});
        parts = Optional.of(new Parts(list, right, stack, nothing));
        parts().top(nothing);
        drop(right);
        sash.setWeights(27, 73);
        return sash;
    }

    private RowTable<Row> left(SashForm sash) {
        var side = new Composite(sash, SWT.NONE);
        var layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        side.setLayout(layout);
        var search = Ui.name(
                Ui.id(new Text(side, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "chat.search"),
                TEXTS.get("search"));
        search.setMessage(TEXTS.get("search"));
        search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        search.addListener(SWT.DefaultSelection, _ -> search(search.getText()));
        var list = new RowTable<>(
                side,
                "chat.list",
                SWT.SINGLE,
                List.of(
                        Column.<Row>text("name", TEXTS.get("column.name"), 150, row -> Visible.text(row.title()))
                                .withImage(row -> ICONS.image(icon(row))),
                        Column.<Row, Integer>number(
                                "unread",
                                TEXTS.get("column.unread"),
                                60,
                                row -> row.unread() == 0 ? "" : Amounts.count(row.unread()),
                                Row::unread),
                        Column.<Row, Instant>number(
                                        "last",
                                        "",
                                        70,
                                        row -> row.last().equals(Instant.EPOCH) ? "" : Amounts.when(row.last()),
                                        Row::last)
                                .ordered(Comparator.comparing(Row::last))),
                Row::id);
        Ui.name(list.control(), TEXTS.get("list"));
        list.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        list.control().setHeaderVisible(false);
        list.addSelectionChangedListener(
                _ -> list.selected().stream().findFirst().ifPresent(row -> open(row.id())));
        Menus.context(
                site,
                list.control(),
                list,
                menu -> list.selected().stream()
                        .findFirst()
                        .ifPresent(row -> conversationMenu().fill(menu, row)));
        var bar = site.getActionBars().getToolBarManager();
        var begin = new Act("chat.new", TEXTS.get("new"), this::begin);
        begin.setImageDescriptor(ICONS.descriptor("new"));
        begin.setToolTipText(TEXTS.get("new"));
        bar.add(begin);
        var all = new Act("chat.rooms", TEXTS.get("rooms"), this::rooms);
        all.setImageDescriptor(ICONS.descriptor("room"));
        all.setToolTipText(TEXTS.get("rooms"));
        bar.add(all);
        return list;
    }

    private static String icon(Row row) {
        return row.warning() ? "warning" : row.id() instanceof ConversationId.Room ? "room" : "person";
    }

    /** Any thread. */
    private void changed() {
        snapshot.run();
    }

    private List<Row> take() throws IOException {
        var people = chats.all().stream().findFirst();
        var place = rooms.all().stream().findFirst();
        var kept = histories.all().stream().findFirst();
        return Row.merge(
                place.map(Rooms::place).orElse(""),
                people.isEmpty() ? List.of() : people.get().conversations(),
                place.map(Rooms::joined).orElse(List.of()),
                kept.isEmpty() ? List.of() : kept.get().summaries());
    }

    private void show(List<Row> rows) {
        parts().list().rows(rows);
        open.ifPresent(ConversationPane::changed);
        var unread = rows.stream().mapToInt(Row::unread).sum();
        name.accept(unread == 0 ? TEXTS.get("view.chat") : TEXTS.get("view.chat.unread", unread));
        if (rows.isEmpty() && open.isEmpty()) {
            pane.blank(TEXTS.get("nobody"), TEXTS.get("nobody.offer"), () -> show(Names.PEOPLE));
        } else {
            pane.filled();
        }
        wanted.ifPresent(id -> {
            wanted = Optional.empty();
            open(id);
        });
    }

    private void show(String view) {
        try {
            site.getPage().showView(view);
        } catch (PartInitException e) {
            Problems.show(site.getShell(), TEXTS.get("failed"), e);
        }
    }

    /** Shows a conversation, now or as soon as the engines are there. */
    void open(ConversationId id) {
        var now = talk(id);
        if (now.isEmpty() || texts.all().isEmpty()) {
            wanted = Optional.of(id);
            return;
        }
        if (open.flatMap(ConversationPane::talk)
                .filter(talk -> talk.id().equals(id))
                .isPresent()) {
            return;
        }
        var conversation = open.orElseGet(
                () -> new ConversationPane(parts().right(), texts.all().getFirst(), this::compare));
        open = Optional.of(conversation);
        parts().top(conversation);
        pane.filled();
        conversation.show(now.get());
    }

    private Optional<Talk> talk(ConversationId id) {
        return switch (id) {
            case ConversationId.Person(var name) ->
                chats.all().stream()
                        .findFirst()
                        .flatMap(engine -> histories.all().stream().findFirst().map(history ->
                                (Talk) new PersonTalk(engine, history, name)));
            case ConversationId.Room(var place, var name) ->
                rooms.all().stream()
                        .filter(engine -> engine.place().equals(place))
                        .findFirst()
                        .map(engine -> (Talk) new RoomTalk(engine, name));
        };
    }

    private void begin() {
        var dialog = new InputDialog(
                site.getShell(),
                TEXTS.get("new"),
                TEXTS.get("new.question"),
                "",
                text -> text.isBlank() ? TEXTS.get("new.question") : null);
        if (dialog.open() == Window.OK) {
            open(new ConversationId.Person(dialog.getValue().strip()));
        }
    }

    private void rooms() {
        rooms.all().stream()
                .findFirst()
                .ifPresent(engine -> new RoomsDialog(site.getShell(), engine)
                        .choose()
                        .ifPresent(room -> open(new ConversationId.Room(engine.place(), room))));
    }

    private void search(String words) {
        histories.all().stream()
                .filter(_ -> !words.isBlank())
                .findFirst()
                .ifPresent(history -> Ui.work(
                        pane,
                        TEXTS.get("search"),
                        () -> history.search(words, Optional.empty(), 200),
                        found -> texts.all().stream()
                                .findFirst()
                                .ifPresent(reader -> new FoundDialog(site.getShell(), reader, found)
                                        .choose()
                                        .ifPresent(this::open))));
    }

    private void compare() {
        open.flatMap(ConversationPane::talk)
                .filter(talk -> talk.id() instanceof ConversationId.Person)
                .ifPresent(talk -> chats.all().stream()
                        .findFirst()
                        .ifPresent(engine -> KeysDialog.open(
                                pane, engine, ((ConversationId.Person) talk.id()).name(), this::changed)));
    }

    private ConversationMenu conversationMenu() {
        return new ConversationMenu(pane, chats, rooms, histories, this::compare, () -> {
            parts().top(parts().nothing());
            changed();
        });
    }

    /** Files that are dropped on a conversation with a person are offered to that person. */
    private void drop(Composite area) {
        var target = new DropTarget(area, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files
                        && open.flatMap(ConversationPane::talk).map(Talk::id).orElse(new ConversationId.Room("", ""))
                                instanceof ConversationId.Person(var name)) {
                    Commands.run(
                            Names.SEND,
                            Map.of(
                                    Names.USER,
                                    name,
                                    Names.FILES,
                                    Arrays.stream(files).collect(Collectors.joining("\n"))));
                }
            }
        });
    }

    void focus() {
        parts().list().control().setFocus();
    }
}
