package org.truflow.ui.chat.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.truflow.chat.Chats;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.Format;
import org.truflow.chat.history.History;
import org.truflow.chat.room.Rooms;
import org.truflow.ui.Act;
import org.truflow.ui.CheckAct;
import org.truflow.ui.Commands;
import org.truflow.ui.Engines;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** What can be done with a conversation of the list. */
final class ConversationMenu {
    private static final Texts TEXTS = Texts.of(ConversationMenu.class);

    private final Composite owner;
    private final Engines<Chats> chats;
    private final Engines<Rooms> rooms;
    private final Engines<History> histories;
    private final Runnable compare;
    private final Runnable gone;

    /** @param compare shows the keys of the person; {@code gone} is called when a room was left */
    ConversationMenu(
            Composite owner,
            Engines<Chats> chats,
            Engines<Rooms> rooms,
            Engines<History> histories,
            Runnable compare,
            Runnable gone) {
        this.owner = owner;
        this.chats = chats;
        this.rooms = rooms;
        this.histories = histories;
        this.compare = compare;
        this.gone = gone;
    }

    /** Appends what can be done with a conversation. */
    void fill(IMenuManager menu, Row row) {
        switch (row.id()) {
            case ConversationId.Person(var name) -> {
                menu.appendToGroup(
                        Menus.PERSON,
                        new Act(
                                "chat.browse",
                                TEXTS.get("profile"),
                                () -> Commands.run(Names.BROWSE, Map.of(Names.USER, name))));
                menu.appendToGroup(Menus.PERSON, new Act("chat.compare", TEXTS.get("keys.look"), compare));
            }
            case ConversationId.Room room -> {
                menu.appendToGroup(
                        Menus.PERSON, new Act("chat.members", TEXTS.get("members"), () -> members(room.name())));
                menu.appendToGroup(Menus.REMOVE, new Act("chat.leave", TEXTS.get("leave"), () -> leave(room.name())));
            }
        }
        menu.appendToGroup(Menus.EDIT, notify(row.id()));
        menu.appendToGroup(Menus.EDIT, keep(row.id()));
        menu.appendToGroup(Menus.EDIT, new Act("chat.export", TEXTS.get("export"), () -> export(row)));
        if (row.id() instanceof ConversationId.Person(var name)) {
            menu.appendToGroup(Menus.REMOVE, new Act("chat.clear", TEXTS.get("clear"), () -> clear(name)));
        }
    }

    private static MenuManager notify(ConversationId id) {
        var menu = new MenuManager(TEXTS.get("notify"), "chat.notify");
        for (var choice : ChatSettings.Notify.values()) {
            var text = TEXTS.get("notify." + choice.name().toLowerCase(Locale.ROOT));
            menu.add(new CheckAct(
                    "chat.notify." + choice,
                    text,
                    ChatSettings.notify(id) == choice,
                    _ -> ChatSettings.notify(id, choice)));
        }
        return menu;
    }

    private MenuManager keep(ConversationId id) {
        var menu = new MenuManager(TEXTS.get("keep"), "chat.keep");
        menu.add(new Act("chat.keep.settings", TEXTS.get("keep.settings"), () -> keep(id, Optional.empty())));
        menu.add(new Act("chat.keep.0", TEXTS.get("keep.forever"), () -> keep(id, Optional.of(0))));
        for (var days : new int[] {7, 30, 365}) {
            menu.add(new Act("chat.keep." + days, TEXTS.get("keep.days", days), () -> keep(id, Optional.of(days))));
        }
        return menu;
    }

    private void keep(ConversationId id, Optional<Integer> days) {
        histories.all().stream()
                .findFirst()
                .ifPresent(history -> Ui.work(
                        owner,
                        TEXTS.get("keep"),
                        () -> {
                            history.keep(id, days);
                            return true;
                        },
                        _ -> {}));
    }

    private void export(Row row) {
        var dialog = new FileDialog(owner.getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.txt", "*.json"});
        dialog.setFileName(row.title().replaceAll("[^\\p{L}\\p{N}_-]", "_") + ".txt");
        dialog.setOverwrite(true);
        var file = dialog.open();
        if (file != null) {
            histories.all().stream()
                    .findFirst()
                    .ifPresent(history -> Ui.work(
                            owner,
                            TEXTS.get("export"),
                            () -> {
                                try (var out = Files.newBufferedWriter(Path.of(file))) {
                                    history.export(row.id(), file.endsWith(".json") ? Format.JSON : Format.TEXT, out);
                                }
                                return file;
                            },
                            done -> MessageDialog.openInformation(
                                    owner.getShell(), TEXTS.get("export"), TEXTS.get("export.done", done))));
        }
    }

    private void clear(String name) {
        if (MessageDialog.openQuestion(owner.getShell(), TEXTS.get("clear"), TEXTS.get("clear.question", name))) {
            chats.all().stream()
                    .findFirst()
                    .ifPresent(engine -> Ui.work(
                            owner,
                            TEXTS.get("clear"),
                            () -> {
                                engine.clear(name);
                                return true;
                            },
                            _ -> {}));
        }
    }

    private void members(String room) {
        rooms.all().stream().findFirst().ifPresent(engine -> new MembersDialog(owner.getShell(), engine, room).open());
    }

    private void leave(String room) {
        rooms.all().stream()
                .findFirst()
                .ifPresent(engine -> Ui.work(
                        owner,
                        TEXTS.get("leave"),
                        () -> engine.leave(room).toCompletableFuture().join(),
                        _ -> gone.run()));
    }
}
