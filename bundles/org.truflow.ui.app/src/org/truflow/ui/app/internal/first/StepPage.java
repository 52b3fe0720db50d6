package org.truflow.ui.app.internal.first;

import java.util.Optional;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.Texts;
import org.truflow.ui.app.internal.form.Form;

/** One of the three questions. Says what is wrong as soon as something was typed; before that it only waits. */
abstract class StepPage extends WizardPage {
    static final Texts TEXTS = Texts.of(StepPage.class);

    private final String key;
    private Optional<Control> first = Optional.empty();

    /** @param key of its texts */
    StepPage(String key) {
        super(key);
        this.key = key;
        setTitle(TEXTS.get(key + ".title"));
        setDescription(TEXTS.get(key + ".description"));
        setPageComplete(false);
    }

    /** Makes the fields. @return the one to begin with */
    abstract Control fill(Form form);

    /** Returns what is wrong now. */
    abstract Optional<Beginning.Problem> wrong();

    /** Returns whether anything was answered yet, so that it may be called wrong. */
    abstract boolean answered();

    @Override
    public final void createControl(Composite parent) {
        var form = new Form(parent, true);
        first = Optional.of(fill(form));
        setControl(form.body());
        check();
    }

    @Override
    public final void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            first.ifPresent(Control::setFocus);
        }
    }

    final void check() {
        var wrong = wrong();
        setErrorMessage(null);
        wrong.filter(_ -> answered()).ifPresent(problem -> setErrorMessage(TEXTS.get(problem.key(), problem.values())));
        setPageComplete(wrong.isEmpty());
    }

    final String text(String what) {
        return TEXTS.get(key + "." + what);
    }
}
