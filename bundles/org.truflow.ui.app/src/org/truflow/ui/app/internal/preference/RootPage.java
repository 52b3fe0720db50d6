package org.truflow.ui.app.internal.preference;

import org.eclipse.swt.program.Program;
import org.truflow.settings.Settings;
import org.truflow.ui.app.internal.form.Form;

/** Above all others: where everything of this profile lies. */
public final class RootPage extends Page {
    public RootPage() {
        super("preference.root");
    }

    @Override
    void fill(Form form, Settings settings) {
        var folder = settings.data().toString();
        form.shown("preference.root.folder", text("folder"), folder);
        Form.push(form.row(), "preference.root.open", text("open"), () -> Program.launch(folder));
        form.hint(text("hint"));
    }
}
