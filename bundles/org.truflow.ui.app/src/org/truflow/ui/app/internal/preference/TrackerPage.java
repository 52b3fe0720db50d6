package org.truflow.ui.app.internal.preference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.TrackerAddress;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.ui.Refresh;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.WorkbenchSession;
import org.truflow.ui.app.internal.form.Form;
import org.truflow.ui.app.internal.hosting.HostState;

/** Where to meet, and the tracker here. */
public final class TrackerPage extends Page {
    private final WorkbenchSession session = session();
    private Optional<Text> address = Optional.empty();

    public TrackerPage() {
        super("preference.tracker");
    }

    @Override
    void fill(Form form, Settings settings) {
        var typed = form.text("preference.tracker.address", text("address"), settings.get(PeerSettings.TRACKER));
        typed.setMessage("lab.example:1234");
        typed.addListener(SWT.Modify, _ -> check());
        address = Optional.of(typed);
        var known = Found.now(PeerDirectory.class).flatMap(PeerDirectory::id).map(Object::toString);
        form.shown("preference.tracker.id", text("id"), known.orElse(text("id.none")));
        form.hint(text("id.hint"));
        form.hint(text("restart"));
        hosting(form);
    }

    @SuppressWarnings("resource") // closed with the page
    private void hosting(Form form) {
        form.group(text("here"));
        var state = form.hint(text("off"));
        Ui.id(state, "preference.tracker.state");
        var tell = form.shown("preference.tracker.tell", text("tell"), "");
        var row = form.row();
        var copy = Form.push(row, "preference.tracker.copy", text("copy"), () -> copy(tell.getText()));
        var meet = Form.push(
                row,
                "preference.tracker.meet",
                text("meet"),
                () -> address.ifPresent(field -> field.setText(tell.getText().split("\\s")[0])));
        var start = Form.push(row, "preference.tracker.start", text("start"), () -> {});
        start.addListener(SWT.Selection, _ -> toggle(start));
        var shown = new Refresh(form.body(), () -> {
            var now = session.tracker().state();
            state.setText(said(now));
            var addresses = now instanceof HostState.On on ? String.join("  ", on.addresses()) : "";
            tell.setText(addresses);
            copy.setEnabled(!addresses.isEmpty());
            meet.setEnabled(!addresses.isEmpty());
            start.setText(text(now instanceof HostState.On ? "stop" : "start"));
            start.setEnabled(!(now instanceof HostState.Starting));
            form.body().layout(true, true);
        });
        shown.now();
        var subscription = session.tracker().subscribe(shown);
        form.body().addDisposeListener(_ -> subscription.close());
    }

    private String said(HostState state) {
        return switch (state) {
            case HostState.Off _ -> text("off");
            case HostState.Starting _ -> text("starting");
            case HostState.On(var _, var id) -> text("on", id);
            case HostState.Failed(var reason) -> text("failed", reason);
        };
    }

    private void toggle(Button button) {
        var on = session.tracker().state() instanceof HostState.On;
        button.setEnabled(false);
        Ui.work(
                button,
                () -> {
                    if (on) {
                        session.unhost();
                        return "";
                    }
                    return session.host();
                },
                now -> {
                    if (!now.isEmpty()
                            && address.filter(field -> field.getText().isBlank())
                                    .isPresent()) {
                        address.get().setText(now);
                    }
                },
                _ -> {
                    // The state says it, in the page and in the status line.
                });
    }

    private void copy(String text) {
        var clipboard = new Clipboard(getShell().getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    @Override
    Optional<String> wrong() {
        var typed = address.map(Text::getText).filter(text -> !text.isBlank());
        try {
            typed.ifPresent(TrackerAddress::parse);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(TEXTS.get("first.address.wrong", e.getMessage()));
        }
    }

    @Override
    Map<String, String> changes(Settings now) {
        var changes = new Changes(now);
        address.ifPresent(typed -> changes.add(PeerSettings.TRACKER, typed.getText()));
        if (changes.byKey().isEmpty()) {
            return Map.of();
        }
        // The id that was asked for belongs to the other place.
        var all = new LinkedHashMap<>(changes.byKey());
        all.put(PeerSettings.TRACKER_ID.key(), "");
        return all;
    }
}
