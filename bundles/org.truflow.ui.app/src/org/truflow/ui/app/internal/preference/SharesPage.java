package org.truflow.ui.app.internal.preference;

import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Text;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.ui.app.internal.form.Form;

/** What is never shared. */
public final class SharesPage extends Page {
    private Optional<Text> exclude = Optional.empty();

    public SharesPage() {
        super("preference.shares");
    }

    @Override
    void fill(Form form, Settings settings) {
        var typed = form.text("preference.shares.exclude", text("exclude"), settings.get(PeerSettings.EXCLUDE));
        typed.setMessage("*.tmp,.git");
        exclude = Optional.of(typed);
        form.hint(text("exclude.hint"));
        form.hint(text("restart"));
    }

    @Override
    Map<String, String> changes(Settings now) {
        var changes = new Changes(now);
        exclude.ifPresent(typed -> changes.add(PeerSettings.EXCLUDE, typed.getText()));
        return changes.byKey();
    }
}
