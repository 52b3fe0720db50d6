package org.truflow.ui.app.internal.preference;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.DateTime;
import org.truflow.settings.Settings;
import org.truflow.ui.Notice;
import org.truflow.ui.app.internal.Choices;
import org.truflow.ui.app.internal.form.Form;

/** Which notices are shown, and when none are. */
public final class NoticesPage extends Page {
    private final Map<Notice.Kind, Button> kinds = new EnumMap<>(Notice.Kind.class);
    private Optional<Button> quiet = Optional.empty();
    private Optional<DateTime> from = Optional.empty();
    private Optional<DateTime> to = Optional.empty();

    public NoticesPage() {
        super("preference.notices");
    }

    @Override
    void fill(Form form, Settings settings) {
        var store = Choices.store();
        for (var kind : Notice.Kind.values()) {
            var word = kind.name().toLowerCase(Locale.ROOT);
            kinds.put(
                    kind,
                    form.button(
                            "preference.notices." + word,
                            SWT.CHECK,
                            TEXTS.get("notice.kind." + word),
                            store.getBoolean(Choices.NOTICE + kind.name())));
        }
        form.group(text("hours"));
        var check = form.button("preference.notices.quiet", SWT.CHECK, text("quiet"), store.getBoolean(Choices.QUIET));
        quiet = Optional.of(check);
        var first = form.time("preference.notices.from", text("from"), store.getInt(Choices.QUIET_FROM));
        var last = form.time("preference.notices.to", text("to"), store.getInt(Choices.QUIET_TO));
        from = Optional.of(first);
        to = Optional.of(last);
        Runnable enable = () -> {
            first.setEnabled(check.getSelection());
            last.setEnabled(check.getSelection());
        };
        check.addListener(SWT.Selection, _ -> enable.run());
        enable.run();
        form.hint(text("hint"));
    }

    @Override
    void keep() {
        var store = Choices.store();
        kinds.forEach((kind, button) -> store.setValue(Choices.NOTICE + kind.name(), button.getSelection()));
        quiet.ifPresent(button -> store.setValue(Choices.QUIET, button.getSelection()));
        from.ifPresent(time -> store.setValue(Choices.QUIET_FROM, time.getHours() * 60 + time.getMinutes()));
        to.ifPresent(time -> store.setValue(Choices.QUIET_TO, time.getHours() * 60 + time.getMinutes()));
        Choices.save(store);
    }
}
