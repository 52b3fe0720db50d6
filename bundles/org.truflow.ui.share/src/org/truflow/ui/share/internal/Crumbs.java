package org.truflow.ui.share.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** The way to the folder that is shown: each folder on it can be gone back to. */
final class Crumbs {
    /** Folders shown; of a longer way the end. */
    private static final int MOST = 6;

    private static final int LONGEST = 40;

    private static final int HEIGHT = 32;

    private final ToolBar bar;
    private final Consumer<String> open;
    private String shown = "";

    Crumbs(Composite parent, Consumer<String> open) {
        this.open = open;
        bar = Ui.id(new ToolBar(parent, SWT.FLAT | SWT.RIGHT), "shares.path");
        Ui.name(bar, SharesPane.TEXTS.get("path.name"));
        var place = new GridData(SWT.FILL, SWT.CENTER, true, false);
        // As high as the filter beside it, so that what is below begins on one line.
        place.minimumHeight = HEIGHT;
        place.heightHint = HEIGHT;
        bar.setLayoutData(place);
    }

    /** @param owner as shown */
    void show(String owner, String path) {
        var now = owner + "\n" + path;
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        List.of(bar.getItems()).forEach(ToolItem::dispose);
        var steps = new ArrayList<>(CatalogPath.steps(path));
        add(owner, "", "shares.path.owner");
        if (steps.size() > MOST) {
            steps.subList(0, steps.size() - MOST).clear();
            separator("›  …");
        }
        for (var step : steps) {
            separator("›");
            add(Visible.text(step.label()), step.path(), "shares.path." + step.path());
        }
        bar.requestLayout();
    }

    private void add(String label, String path, String id) {
        var item = Ui.id(new ToolItem(bar, SWT.PUSH), id);
        var text = label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
        item.setText(text.replace("&", "&&"));
        item.setToolTipText(label.replace("&", "&&"));
        item.addListener(SWT.Selection, _ -> open.accept(path));
    }

    private void separator(String text) {
        var item = new ToolItem(bar, SWT.PUSH);
        item.setText(text);
        item.setEnabled(false);
    }
}
