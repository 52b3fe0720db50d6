package org.truflow.ui.app.internal.preference;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.slf4j.LoggerFactory;
import org.truflow.profile.StartException;
import org.truflow.settings.Settings;
import org.truflow.ui.Texts;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.WorkbenchSession;
import org.truflow.ui.app.internal.form.Form;

/** A page. What holds for engines is asked when it opens, and handed to {@link Restart} when it is applied. */
abstract class Page extends PreferencePage implements IWorkbenchPreferencePage {
    static final Texts TEXTS = Texts.of(Page.class);

    private final String key;
    private Optional<Settings> settings = Optional.empty();

    /** @param key of its texts */
    Page(String key) {
        this.key = key;
        noDefaultAndApplyButton();
        setDescription(TEXTS.get(key + ".description"));
    }

    /** Makes the fields. */
    abstract void fill(Form form, Settings settings);

    /** Returns what is wrong with what was typed. */
    Optional<String> wrong() {
        return Optional.empty();
    }

    /** Returns what the engines have to be told, by key of the setting. */
    Map<String, String> changes(Settings now) {
        return Map.of();
    }

    /** Keeps what the window has to know. */
    void keep() {
        // Most pages are about engines.
    }

    @Override
    public void init(IWorkbench workbench) {
        try {
            settings = Optional.of(session().settings());
        } catch (StartException e) {
            LoggerFactory.getLogger(Page.class).warn("the settings cannot be read", e);
        }
    }

    static WorkbenchSession session() {
        return Found.now(WorkbenchSession.class).orElseThrow();
    }

    @Override
    protected final Control createContents(Composite parent) {
        var form = new Form(parent, false);
        settings.ifPresentOrElse(now -> fill(form, now), () -> form.hint(TEXTS.get("settings.wrong")));
        check();
        return form.body();
    }

    final void check() {
        var wrong = wrong();
        setErrorMessage(null);
        wrong.ifPresent(this::setErrorMessage);
        setValid(wrong.isEmpty());
    }

    @Override
    public final boolean performOk() {
        if (getControl() != null) {
            keep();
            settings.ifPresent(now -> Restart.with(changes(now)));
        }
        return true;
    }

    final String text(String what, Object... values) {
        return TEXTS.get(key + "." + what, values);
    }
}
