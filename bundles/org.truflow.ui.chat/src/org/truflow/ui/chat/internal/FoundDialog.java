package org.truflow.ui.chat.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.Found;
import org.truflow.chat.text.MessageText;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Visible;

/** What was found in all that was said. */
final class FoundDialog extends ListDialog<Found> {
    private Optional<ConversationId> chosen = Optional.empty();

    FoundDialog(Shell parent, MessageText reader, List<Found> found) {
        super(
                parent,
                "chat.found",
                TEXTS.get(found.isEmpty() ? "search.none" : "search"),
                List.of(
                        Column.text(
                                "where", TEXTS.get("rooms.name"), 110, one -> Visible.text(name(one.conversation()))),
                        Column.text(
                                "text",
                                TEXTS.get("input"),
                                380,
                                one -> one.message().author() + ": "
                                        + reader.plain(one.message().text(), 300)),
                        Column.number(
                                "time",
                                "",
                                100,
                                one -> Amounts.when(one.message().time()),
                                one -> one.message().time())),
                one -> one.message().id());
        rows(found);
    }

    private static String name(ConversationId id) {
        return switch (id) {
            case ConversationId.Person person -> person.name();
            case ConversationId.Room room -> "#" + room.name();
        };
    }

    Optional<ConversationId> choose() {
        return open() == Window.OK ? chosen : Optional.empty();
    }

    @Override
    void opened() {
        table().control().setFocus();
    }

    @Override
    protected void okPressed() {
        chosen = table().selected().stream().findFirst().map(Found::conversation);
        super.okPressed();
    }
}
