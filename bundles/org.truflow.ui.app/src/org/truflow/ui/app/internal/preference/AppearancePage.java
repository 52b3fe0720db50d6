package org.truflow.ui.app.internal.preference;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Spinner;
import org.truflow.settings.Settings;
import org.truflow.ui.app.internal.Choices;
import org.truflow.ui.app.internal.Themes;
import org.truflow.ui.app.internal.form.Form;

/** How the window looks, and where it goes when it is closed. */
public final class AppearancePage extends Page {
    private static final List<String> THEMES = List.of("system", "light", "dark");

    private Optional<Combo> theme = Optional.empty();
    private Optional<Spinner> percent = Optional.empty();
    private Optional<Button> tray = Optional.empty();

    public AppearancePage() {
        super("preference.appearance");
    }

    @Override
    void fill(Form form, Settings settings) {
        var store = Choices.store();
        theme = Optional.of(form.choice(
                "preference.appearance.theme",
                text("theme"),
                THEMES.stream().map(this::text).toArray(String[]::new),
                Math.max(0, THEMES.indexOf(store.getString(Choices.THEME)))));
        percent = Optional.of(form.number(
                "preference.appearance.font",
                text("font"),
                store.getInt(Choices.FONT_PERCENT),
                Themes.LEAST_PERCENT,
                Themes.MOST_PERCENT));
        form.hint(text("font.hint"));
        tray = Optional.of(
                form.button("preference.appearance.tray", SWT.CHECK, text("tray"), store.getBoolean(Choices.TRAY)));
        form.hint(text("tray.hint"));
    }

    @Override
    void keep() {
        var store = Choices.store();
        theme.ifPresent(combo -> store.setValue(Choices.THEME, THEMES.get(combo.getSelectionIndex())));
        percent.ifPresent(spinner -> store.setValue(Choices.FONT_PERCENT, spinner.getSelection()));
        tray.ifPresent(button -> {
            if (button.getSelection() != store.getBoolean(Choices.TRAY)) {
                store.setValue(Choices.TRAY_ASKED, true);
            }
            store.setValue(Choices.TRAY, button.getSelection());
        });
        Choices.save(store);
        Themes.apply();
    }
}
