package org.truflow.ui.chat.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.truflow.chat.room.RoomChange;
import org.truflow.chat.room.RoomMember;
import org.truflow.chat.room.Rooms;
import org.truflow.ui.Act;
import org.truflow.ui.Column;
import org.truflow.ui.Icons;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Who belongs to a room, and what those may do who keep order. */
final class MembersDialog extends ListDialog<RoomMember> {
    private static final Icons ICONS = Icons.of(MembersDialog.class);
    private static final int INVITE = IDialogConstants.CLIENT_ID + 1;
    private static final int TOPIC = IDialogConstants.CLIENT_ID + 2;

    private final Rooms rooms;
    private final String room;

    MembersDialog(Shell parent, Rooms rooms, String room) {
        super(
                parent,
                "chat.members.list",
                TEXTS.get("members.title", "#" + room),
                List.of(
                        Column.<RoomMember>text(
                                        "name", TEXTS.get("rooms.name"), 220, member -> Visible.text(member.name()))
                                .withImage(member -> ICONS.image(member.here() ? "person" : "away")),
                        Column.text(
                                "role",
                                TEXTS.get("rooms.kind"),
                                160,
                                member -> TEXTS.get(
                                        "member." + member.role().name().toLowerCase(Locale.ROOT)))),
                RoomMember::name);
        this.rooms = rooms;
        this.room = room;
    }

    @Override
    void opened() {
        var menu = new MenuManager();
        menu.add(new Act("chat.kick", TEXTS.get("kick"), () -> member(name -> new RoomChange.Kick(name, ""))));
        menu.add(new Act(
                "chat.mute",
                TEXTS.get("mute"),
                () -> member(name -> new RoomChange.Mute(name, Duration.ofMinutes(10)))));
        table().menu(menu.createContextMenu(table().control()));
        load();
    }

    private void load() {
        Ui.work(
                table().control(),
                TEXTS.get("members"),
                () -> rooms.members(room).toCompletableFuture().join(),
                this::rows);
    }

    private void member(Function<String, RoomChange> change) {
        table().selected().stream().findFirst().ifPresent(member -> change(change.apply(member.name())));
    }

    private void change(RoomChange change) {
        Ui.work(
                table().control(),
                TEXTS.get("failed"),
                () -> rooms.change(room, change).toCompletableFuture().join(),
                _ -> load());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Ui.id(createButton(parent, INVITE, TEXTS.get("invite"), false), "chat.members.invite");
        Ui.id(createButton(parent, TOPIC, TEXTS.get("topic.change"), false), "chat.members.topic");
        super.createButtonsForButtonBar(parent);
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case INVITE -> ask("invite", "invite.question", RoomChange.Invite::new);
            case TOPIC -> ask("topic.change", "topic.question", RoomChange.Topic::new);
            default -> super.buttonPressed(button);
        }
    }

    private void ask(String title, String question, Function<String, RoomChange> change) {
        var dialog = new InputDialog(getShell(), TEXTS.get(title), TEXTS.get(question, "#" + room), "", null);
        if (dialog.open() == Window.OK) {
            change(change.apply(dialog.getValue().strip()));
        }
    }
}
