package org.truflow.ui.chat.internal;

import java.util.function.Consumer;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** What a new room is to be. */
final class NewRoomDialog extends Dialog {
    private static final Texts TEXTS = Texts.of(NewRoomDialog.class);

    private String name = "";
    private String topic = "";
    private boolean invited;

    NewRoomDialog(Shell parent) {
        super(parent);
    }

    String name() {
        return name;
    }

    String topic() {
        return topic;
    }

    boolean invited() {
        return invited;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(TEXTS.get("rooms.create"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayout(new GridLayout(2, false));
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text(area, "chat.room.name", "rooms.name", value -> {
            name = value.strip();
            getButton(IDialogConstants.OK_ID).setEnabled(!name.isEmpty());
        });
        text(area, "chat.room.topic", "rooms.topic", value -> topic = value.strip());
        var check = Ui.id(new Button(area, SWT.CHECK), "chat.room.invited");
        check.setText(TEXTS.get("rooms.create.invited"));
        check.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        check.addListener(SWT.Selection, _ -> invited = check.getSelection());
        return area;
    }

    private static void text(Composite area, String id, String label, Consumer<String> changed) {
        new Label(area, SWT.NONE).setText(TEXTS.get(label));
        var text = Ui.id(new Text(area, SWT.BORDER), id);
        var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 320;
        text.setLayoutData(data);
        text.addListener(SWT.Modify, _ -> changed.accept(text.getText()));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setEnabled(false);
    }
}
