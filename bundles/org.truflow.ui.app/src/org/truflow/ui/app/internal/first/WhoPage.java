package org.truflow.ui.app.internal.first;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.app.internal.form.Form;

/** Who you are. */
final class WhoPage extends StepPage {
    private final Beginning beginning;

    WhoPage(Beginning beginning) {
        super("first.who");
        this.beginning = beginning;
    }

    @Override
    Control fill(Form form) {
        var name = form.text("first.name", text("name"), beginning.name());
        name.setTextLimit(64);
        name.addListener(SWT.Modify, _ -> {
            beginning.name(name.getText());
            check();
        });
        form.hint(text("rule"));
        form.hint(text("key"));
        name.selectAll();
        return name;
    }

    @Override
    Optional<Beginning.Problem> wrong() {
        return beginning.wrongWithName();
    }

    @Override
    boolean answered() {
        return !beginning.name().isEmpty();
    }
}
