package org.truflow.ui.chat.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.Rooms;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** The rooms of a tracker: to join one, or to make one. */
final class RoomsDialog extends ListDialog<Room> {
    private static final int NEW = IDialogConstants.CLIENT_ID + 1;
    private static final int PAGE = 200;
    private static final int MOST = 2_000;

    private final Rooms rooms;
    private Optional<String> chosen = Optional.empty();

    RoomsDialog(Shell parent, Rooms rooms) {
        super(
                parent,
                "chat.rooms.list",
                TEXTS.get("rooms.title"),
                List.of(
                        Column.text("name", TEXTS.get("rooms.name"), 150, room -> Visible.text(room.name())),
                        Column.text("topic", TEXTS.get("rooms.topic"), 240, room -> Visible.text(room.topic())),
                        Column.number(
                                "members",
                                TEXTS.get("rooms.members"),
                                80,
                                room -> Amounts.count(room.members()),
                                Room::members),
                        Column.text("kind", TEXTS.get("rooms.kind"), 110, RoomsDialog::kind)),
                Room::id);
        this.rooms = rooms;
    }

    private static String kind(Room room) {
        return TEXTS.get(room.asked() ? "rooms.asked" : room.invited() ? "rooms.invited" : "rooms.public");
    }

    /** Opens it. Returns the room that was joined. */
    Optional<String> choose() {
        return open() == Window.OK ? chosen : Optional.empty();
    }

    @Override
    void opened() {
        Ui.work(table().control(), TEXTS.get("rooms.title"), this::all, this::rows);
    }

    private List<Room> all() {
        var found = new ArrayList<Room>();
        var after = Optional.<String>empty();
        do {
            var page = rooms.list(after, PAGE).toCompletableFuture().join();
            found.addAll(page.rooms());
            after = page.next();
        } while (after.isPresent() && found.size() < MOST);
        return found;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Ui.id(createButton(parent, NEW, TEXTS.get("rooms.new"), false), "chat.rooms.new");
        Ui.id(createButton(parent, IDialogConstants.OK_ID, TEXTS.get("rooms.join"), true), "chat.rooms.join");
        super.createButtonsForButtonBar(parent);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == NEW) {
            var dialog = new NewRoomDialog(getShell());
            if (dialog.open() == Window.OK) {
                var name = dialog.name();
                Ui.work(
                        table().control(),
                        TEXTS.get("rooms.create"),
                        () -> rooms.create(name, dialog.topic(), dialog.invited(), 100)
                                .toCompletableFuture()
                                .join(),
                        this::joined);
            }
        } else {
            super.buttonPressed(button);
        }
    }

    @Override
    protected void okPressed() {
        table().selected().stream()
                .findFirst()
                .ifPresent(room -> Ui.work(
                        table().control(),
                        TEXTS.get("rooms.join"),
                        () -> rooms.join(room.name()).toCompletableFuture().join(),
                        this::joined));
    }

    private void joined(Room room) {
        chosen = Optional.of(room.name());
        super.okPressed();
    }
}
