package org.truflow.ui.search.internal;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.truflow.ui.RowTree;
import org.truflow.ui.Visible;

/** Draws names with the matched parts in bold. Names that are shown changed, with nothing hidden in them, stay plain. */
final class Emphasis {
    private final RowTree<Row> rows;
    private final TextLayout layout;
    private final Font bold;

    private Emphasis(RowTree<Row> rows) {
        this.rows = rows;
        var tree = rows.control();
        layout = new TextLayout(tree.getDisplay());
        bold = FontDescriptor.createFrom(tree.getFont()).setStyle(SWT.BOLD).createFont(tree.getDisplay());
        tree.addDisposeListener(_ -> {
            layout.dispose();
            bold.dispose();
        });
    }

    static void install(RowTree<Row> rows) {
        var emphasis = new Emphasis(rows);
        rows.control().addListener(SWT.EraseItem, event -> {
            if (emphasis.draws(event)) {
                event.detail &= ~SWT.FOREGROUND;
            }
        });
        rows.control().addListener(SWT.PaintItem, event -> {
            if (emphasis.draws(event)) {
                emphasis.paint(event);
            }
        });
    }

    private boolean draws(Event event) {
        return rows.columnAt(event.index).equals("file")
                && event.item instanceof TreeItem item
                && rows.row(item).isPresent();
    }

    private static boolean marked(Row row, String shown) {
        return row instanceof Row.Found found
                && !found.hit().marks().isEmpty()
                && found.hit().marks().getLast().to() <= shown.length()
                && shown.equals(row.name());
    }

    private void paint(Event event) {
        var item = (TreeItem) event.item;
        var row = rows.row(item).orElseThrow();
        var text = item.getTextBounds(event.index);
        var image = item.getImage(event.index);
        if (image != null) {
            var bounds = item.getImageBounds(event.index);
            event.gc.drawImage(image, bounds.x, bounds.y + (bounds.height - image.getBounds().height) / 2);
        }
        layout.setFont(rows.control().getFont());
        var name = Visible.text(row.name());
        layout.setText(name);
        layout.setStyle(null, 0, name.length());
        if (marked(row, name)) {
            var style = new TextStyle(bold, null, null);
            row.hit().marks().forEach(mark -> layout.setStyle(style, mark.from(), mark.to() - 1));
        }
        var height = layout.getBounds().height;
        layout.draw(event.gc, text.x, text.y + Math.max(0, (text.height - height) / 2));
    }
}
