package org.truflow.ui.app.internal.first;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.app.internal.form.Form;

/** Where to meet. */
final class WherePage extends StepPage {
    private final Beginning beginning;

    WherePage(Beginning beginning) {
        super("first.where");
        this.beginning = beginning;
    }

    @Override
    Control fill(Form form) {
        var given = form.button(
                "first.where.address", SWT.RADIO, text("address"), beginning.meeting() == Beginning.Meeting.ADDRESS);
        var address = Form.indented(form.text("first.address", text("at"), beginning.address()));
        address.setMessage("lab.example:1234");
        address.addListener(SWT.Modify, _ -> {
            beginning.address(address.getText());
            check();
        });
        var here =
                form.button("first.where.here", SWT.RADIO, text("here"), beginning.meeting() == Beginning.Meeting.HERE);
        Form.indented(form.hint(text("here.hint")));
        var nowhere = form.button(
                "first.where.nowhere", SWT.RADIO, text("nowhere"), beginning.meeting() == Beginning.Meeting.NOWHERE);
        Form.indented(form.hint(text("nowhere.hint")));
        for (var button : new Button[] {given, here, nowhere}) {
            button.addListener(SWT.Selection, _ -> {
                beginning.meeting(
                        here.getSelection()
                                ? Beginning.Meeting.HERE
                                : nowhere.getSelection() ? Beginning.Meeting.NOWHERE : Beginning.Meeting.ADDRESS);
                address.setEnabled(given.getSelection());
                check();
            });
        }
        return address;
    }

    @Override
    Optional<Beginning.Problem> wrong() {
        return beginning.wrongWithMeeting();
    }

    @Override
    boolean answered() {
        return !beginning.address().isEmpty();
    }
}
