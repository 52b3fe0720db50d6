package org.truflow.ui.app.internal.form;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.truflow.ui.Palette;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** Fields below one another, each with its label in front of it, which screen readers say as well. UI thread. */
public final class Form {
    private static final Texts TEXTS = Texts.of(Form.class);
    /** Of explanations, in pixels: they wrap there, and do not make the window wider. */
    private static final int WIDTH = 420;

    private final Composite body;

    /** @param inset whether there is a margin around it; pages of preferences have one already */
    public Form(Composite parent, boolean inset) {
        body = new Composite(parent, SWT.NONE);
        var layout = new GridLayout(3, false);
        layout.marginWidth = inset ? 12 : 0;
        layout.marginHeight = inset ? 12 : 0;
        layout.verticalSpacing = 8;
        body.setLayout(layout);
    }

    public Composite body() {
        return body;
    }

    public Text text(String id, String label, String value) {
        var caption = label(label);
        var text = Ui.id(new Text(body, SWT.BORDER | SWT.SINGLE), id);
        text.setText(value);
        text.setLayoutData(wide(2));
        return labelled(text, caption);
    }

    /** A text that can be copied and not changed. */
    public Text shown(String id, String label, String value) {
        var caption = label(label);
        var text = Ui.id(new Text(body, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP), id);
        text.setText(value);
        text.setBackground(body.getBackground());
        var place = wide(2);
        place.widthHint = WIDTH - 100;
        text.setLayoutData(place);
        return labelled(text, caption);
    }

    /** A folder, typed or chosen. */
    public Text folder(String id, String label, String value) {
        var caption = label(label);
        var text = Ui.id(new Text(body, SWT.BORDER | SWT.SINGLE), id);
        text.setText(value);
        text.setLayoutData(wide(1));
        var choose = Ui.id(new Button(body, SWT.PUSH), id + ".choose");
        choose.setText(TEXTS.get("form.choose"));
        choose.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        choose.addListener(SWT.Selection, _ -> {
            var dialog = new DirectoryDialog(body.getShell());
            dialog.setFilterPath(text.getText());
            var chosen = dialog.open();
            if (chosen != null) {
                text.setText(chosen);
            }
        });
        return labelled(text, caption);
    }

    public Spinner number(String id, String label, int value, int least, int most) {
        var caption = label(label);
        var spinner = Ui.id(new Spinner(body, SWT.BORDER), id);
        spinner.setValues(value, least, most, 0, 1, 10);
        spinner.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        return labelled(spinner, caption);
    }

    public Combo choice(String id, String label, String[] choices, int chosen) {
        var caption = label(label);
        var combo = Ui.id(new Combo(body, SWT.READ_ONLY | SWT.DROP_DOWN), id);
        combo.setItems(choices);
        combo.select(chosen);
        combo.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        return labelled(combo, caption);
    }

    /** @param style {@link SWT#CHECK} or {@link SWT#RADIO} */
    public Button button(String id, int style, String label, boolean on) {
        var button = Ui.id(new Button(body, style), id);
        button.setText(label);
        button.setSelection(on);
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 3, 1));
        return button;
    }

    /** A row for buttons. */
    public Composite row() {
        var row = new Composite(body, SWT.NONE);
        var layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginLeft = 0;
        layout.spacing = 8;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 3, 1));
        return row;
    }

    /** A button in a {@link #row} that does something. */
    public static Button push(Composite row, String id, String label, Runnable does) {
        var button = Ui.id(new Button(row, SWT.PUSH), id);
        button.setText(label);
        button.addListener(SWT.Selection, _ -> does.run());
        return button;
    }

    /** A time of day. */
    public DateTime time(String id, String label, int minuteOfDay) {
        var caption = label(label);
        var time = Ui.id(new DateTime(body, SWT.TIME | SWT.SHORT | SWT.BORDER), id);
        time.setTime(minuteOfDay / 60, minuteOfDay % 60, 0);
        time.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        return labelled(time, caption);
    }

    /** A line that says what the fields below it are about. */
    public void group(String title) {
        var label = new Label(body, SWT.NONE);
        label.setText(title);
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        var place = wide(3);
        place.verticalIndent = 10;
        label.setLayoutData(place);
    }

    /** An explanation, over the whole width. */
    public Label hint(String text) {
        var label = new Label(body, SWT.WRAP);
        label.setText(text);
        label.setForeground(Palette.MUTED.on(body));
        var place = wide(3);
        place.widthHint = WIDTH;
        label.setLayoutData(place);
        return label;
    }

    /** Moves a control to the right, below what it belongs to. */
    public static <C extends Control> C indented(C control) {
        if (control.getLayoutData() instanceof GridData place) {
            place.horizontalIndent = 22;
        }
        return control;
    }

    private Label label(String text) {
        var label = new Label(body, SWT.NONE);
        label.setText(text);
        return label;
    }

    private static <C extends Control> C labelled(C control, Label label) {
        control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label.getAccessible());
        label.getAccessible().addRelation(ACC.RELATION_LABEL_FOR, control.getAccessible());
        return control;
    }

    private static GridData wide(int columns) {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
    }
}
