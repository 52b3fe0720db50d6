package org.truflow.ui.people.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.truflow.ui.Icons;
import org.truflow.ui.Palette;
import org.truflow.ui.Ui;

/** Says above the list that it may be out of date, and why. Takes no place while there is nothing to say. */
final class Banner {
    private static final int LEAST = 100;
    /** Icon and margins. */
    private static final int BESIDE = 34;

    private final Composite box;
    private final Label icon;
    private final Label text;
    private final GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
    private final GridData place = new GridData(SWT.FILL, SWT.BEGINNING, true, false);

    Banner(Composite parent, String id) {
        box = Ui.id(new Composite(parent, SWT.NONE), id);
        var grid = new GridLayout(2, false);
        grid.marginHeight = 2;
        box.setLayout(grid);
        box.setLayoutData(place);
        icon = new Label(box, SWT.NONE);
        icon.setLayoutData(new GridData(SWT.CENTER, SWT.BEGINNING, false, false));
        text = Ui.id(new Label(box, SWT.WRAP), id + ".text");
        wide.widthHint = LEAST;
        text.setLayoutData(wide);
        parent.addListener(SWT.Resize, _ -> wrap(parent.getClientArea().width));
        place.exclude = true;
        box.setVisible(false);
    }

    /** As high as the text needs at this width. */
    private void wrap(int width) {
        var now = Math.max(LEAST, width - BESIDE);
        if (now != wide.widthHint) {
            wide.widthHint = now;
            text.requestLayout();
        }
    }

    void show(Optional<Roll.Trouble> trouble) {
        var says = trouble.map(Words::trouble).orElse("");
        if (says.equals(text.getText())) {
            return;
        }
        text.setText(says);
        trouble.ifPresent(known -> {
            icon.setImage(Icons.of(Banner.class).image(Words.icon(known.state())));
            text.setForeground(Palette.of(Words.level(known.state())).on(box));
        });
        place.exclude = says.isEmpty();
        box.setVisible(!says.isEmpty());
        icon.requestLayout();
        text.requestLayout();
    }
}
