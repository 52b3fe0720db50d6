package org.truflow.ui.people.internal;

import java.util.Map;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.truflow.ui.Commands;
import org.truflow.ui.Names;
import org.truflow.ui.RowTable;

/** Files dropped onto a person are sent to that person. */
final class PersonDrop extends DropTargetAdapter {
    private final RowTable<PersonRow> table;

    PersonDrop(RowTable<PersonRow> table) {
        this.table = table;
        var target = new DropTarget(table.control(), DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(this);
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        dragOver(event);
    }

    @Override
    public void dragOver(DropTargetEvent event) {
        event.detail =
                table.at(event.x, event.y).filter(row -> !row.self()).isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
        event.feedback = DND.FEEDBACK_SELECT | DND.FEEDBACK_SCROLL;
    }

    @Override
    public void drop(DropTargetEvent event) {
        var files = PeoplePane.lines(event.data);
        table.at(event.x, event.y)
                .filter(row -> !row.self() && !files.isEmpty())
                .ifPresent(row -> Commands.run(
                        Names.SEND, Map.of(Names.USER, row.user(), Names.FILES, String.join("\n", files))));
    }
}
