package org.truflow.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Stands where there is nothing to show: one sentence and one thing to do. */
public final class Empty extends Composite {
    private final Label sentence;
    private final Button button;
    private Runnable action = () -> {};

    public Empty(Composite parent, String id) {
        super(parent, SWT.NONE);
        setLayout(new GridLayout(1, false));
        Ui.id(this, id);
        sentence = new Label(this, SWT.CENTER | SWT.WRAP);
        sentence.setLayoutData(new GridData(SWT.CENTER, SWT.END, true, true));
        button = Ui.id(new Button(this, SWT.PUSH), id + ".action");
        button.setLayoutData(new GridData(SWT.CENTER, SWT.BEGINNING, true, true));
        button.addListener(SWT.Selection, _ -> action.run());
    }

    /** Says something, and offers something if {@code offer} is not empty. */
    public void show(String says, String offer, Runnable does) {
        action = does;
        if (!says.equals(sentence.getText()) || !offer.equals(button.getText())) {
            sentence.setText(says);
            button.setText(offer);
            button.setVisible(!offer.isEmpty());
            layout();
        }
    }
}
