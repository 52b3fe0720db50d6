package org.truflow.ui.search.internal;

import java.util.stream.Collectors;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.truflow.ui.RowTree;

/**
 * Results can be dragged: onto other views as what is selected, and anywhere as links, one a line. The toolkit does not tell which
 * folder of the desktop something was dropped on, and takes only files that are there already, so that is no way to download.
 */
final class ResultDrag {
    private ResultDrag() {}

    static void install(RowTree<Row> tree) {
        var source = new DragSource(tree.control(), DND.DROP_COPY | DND.DROP_LINK);
        source.setTransfer(LocalSelectionTransfer.getTransfer(), TextTransfer.getInstance());
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                event.doit = !tree.selected().isEmpty();
                LocalSelectionTransfer.getTransfer().setSelection(tree.getSelection());
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                if (TextTransfer.getInstance().isSupportedType(event.dataType)) {
                    event.data =
                            tree.selected().stream().map(ResultActions::link).collect(Collectors.joining("\n"));
                }
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                LocalSelectionTransfer.getTransfer().setSelection(null);
            }
        });
    }
}
