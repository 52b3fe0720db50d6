package org.truflow.ui.transfer.internal;

import java.nio.file.Path;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.truflow.ui.GroupTree;

/** Links that are dropped on the list are downloaded; what is finished can be dragged out as files, anything else as links. */
final class Dragging {
    private Dragging() {}

    static void install(GroupTree<Row> tree, Deeds deeds) {
        var target = new DropTarget(tree.control(), DND.DROP_COPY | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(TextTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String text) {
                    deeds.links(text);
                }
            }
        });
        var source = new DragSource(tree.control(), DND.DROP_COPY | DND.DROP_LINK);
        source.setTransfer(new Transfer[] {FileTransfer.getInstance(), TextTransfer.getInstance()});
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                var choices = new Choices(tree.selected());
                event.doit = !choices.files().isEmpty() || !choices.links().isEmpty();
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                var choices = new Choices(tree.selected());
                if (FileTransfer.getInstance().isSupportedType(event.dataType)) {
                    event.data = choices.files().stream().map(Path::toString).toArray(String[]::new);
                } else {
                    event.data = choices.links();
                }
            }
        });
    }
}
