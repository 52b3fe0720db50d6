package org.truflow.ui.app.internal.preference;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.ui.app.internal.form.Form;

/** Where downloads go, and how many run at once. */
public final class DownloadsPage extends Page {
    private Optional<Text> folder = Optional.empty();
    private Optional<Spinner> active = Optional.empty();
    private Optional<Spinner> slots = Optional.empty();

    public DownloadsPage() {
        super("preference.downloads");
    }

    @Override
    void fill(Form form, Settings settings) {
        var typed = form.folder("preference.downloads.folder", text("folder"), settings.get(PeerSettings.DOWNLOADS));
        typed.setMessage(TEXTS.get("first.what.profile"));
        typed.addListener(SWT.Modify, _ -> check());
        folder = Optional.of(typed);
        active = Optional.of(
                form.number("preference.downloads.active", text("active"), settings.get(PeerSettings.ACTIVE), 1, 100));
        slots = Optional.of(
                form.number("preference.downloads.slots", text("slots"), settings.get(PeerSettings.SLOTS), 1, 1_000));
        form.hint(text("restart"));
    }

    @Override
    Optional<String> wrong() {
        var typed = folder.map(Text::getText).map(String::strip).filter(text -> !text.isEmpty());
        try {
            return typed.filter(text -> !Path.of(text).isAbsolute()).map(text -> TEXTS.get("first.folder.whole", text));
        } catch (InvalidPathException e) {
            return typed.map(text -> TEXTS.get("first.folder.missing", text));
        }
    }

    @Override
    Map<String, String> changes(Settings now) {
        var changes = new Changes(now);
        folder.ifPresent(typed -> changes.add(PeerSettings.DOWNLOADS, typed.getText()));
        add(changes, PeerSettings.ACTIVE, active);
        add(changes, PeerSettings.SLOTS, slots);
        return changes.byKey();
    }

    private static void add(Changes changes, Setting<Integer> setting, Optional<Spinner> field) {
        field.ifPresent(spinner -> changes.add(setting, String.valueOf(spinner.getSelection())));
    }
}
