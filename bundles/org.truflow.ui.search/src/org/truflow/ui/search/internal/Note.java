package org.truflow.ui.search.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.Palette;
import org.truflow.ui.Ui;

/** A line below the box that says what is wrong, with something to do about it; not there when all is well. */
final class Note extends Composite {
    private final Label sign;
    private final Label text;
    private final Button button;
    private Runnable action = () -> {};

    Note(Composite parent) {
        super(parent, SWT.NONE);
        var layout = new GridLayout(3, false);
        layout.marginWidth = layout.marginHeight = 0;
        setLayout(layout);
        setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        sign = new Label(this, SWT.NONE);
        sign.setImage(Icons.of(Note.class).image("attention"));
        text = Ui.id(new Label(this, SWT.WRAP), "search.note");
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button = Ui.id(new Button(this, SWT.PUSH), "search.note.action");
        button.addListener(SWT.Selection, _ -> action.run());
        hide();
    }

    /** @param offer nothing for no button */
    void show(Level level, String says, String offer, Runnable does) {
        action = does;
        var before = text.getText() + button.getText() + getVisible();
        text.setText(says);
        text.setForeground(Palette.of(level).on(text));
        button.setText(offer);
        button.setVisible(!offer.isEmpty());
        if (button.getLayoutData() instanceof GridData data) {
            data.exclude = offer.isEmpty();
        } else {
            var data = new GridData();
            data.exclude = offer.isEmpty();
            button.setLayoutData(data);
        }
        visible(true);
        if (!before.equals(says + offer + true)) {
            getParent().layout(new Control[] {text, button});
        }
    }

    void hide() {
        if (getVisible()) {
            visible(false);
            getParent().layout();
        }
    }

    private void visible(boolean shown) {
        setVisible(shown);
        if (getLayoutData() instanceof GridData data) {
            data.exclude = !shown;
        }
    }
}
