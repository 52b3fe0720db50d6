package org.truflow.ui.app.internal.preference;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Text;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.identity.Identity;
import org.truflow.identity.KeyRotation;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.form.Form;
import org.truflow.ui.app.internal.form.NameRule;

/** Who this installation is. */
public final class IdentityPage extends Page {
    private Optional<Text> name = Optional.empty();
    private Optional<Text> device = Optional.empty();
    private Optional<Text> invitation = Optional.empty();

    public IdentityPage() {
        super("preference.identity");
    }

    @Override
    void fill(Form form, Settings settings) {
        var typed = form.text("preference.identity.name", text("name"), settings.get(PeerSettings.NAME));
        typed.addListener(SWT.Modify, _ -> check());
        name = Optional.of(typed);
        form.hint(state());
        device =
                Optional.of(form.text("preference.identity.device", text("device"), settings.get(PeerSettings.DEVICE)));
        invitation = Optional.of(
                form.text("preference.identity.invitation", text("invitation"), settings.get(PeerSettings.INVITATION)));
        form.hint(text("restart"));
        key(form);
    }

    private void key(Form form) {
        var self = Found.now(Identity.class).map(identity -> identity.self().toString());
        var id = form.shown("preference.identity.id", text("id"), self.orElse(text("none")));
        var row = form.row();
        Form.push(row, "preference.identity.copy", text("copy"), () -> copy(id.getText()))
                .setEnabled(self.isPresent());
        form.hint(text("id.hint"));
        Form.push(row, "preference.identity.rotate", text("rotate"), () -> rotate(id))
                .setEnabled(Found.now(KeyRotation.class).isPresent());
    }

    private void copy(String id) {
        var clipboard = new Clipboard(getShell().getDisplay());
        clipboard.setContents(new Object[] {id}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void rotate(Text id) {
        if (!MessageDialog.openConfirm(getShell(), text("rotate.title"), text("rotate.sure"))) {
            return;
        }
        Ui.work(
                id,
                text("rotate.title"),
                () -> Found.now(KeyRotation.class).orElseThrow().rotate(),
                peer -> id.setText(peer.toString()));
    }

    private String state() {
        var state = Found.now(PeerDirectory.class).map(PeerDirectory::state);
        if (state.isEmpty()) {
            return text("state.none");
        }
        return switch (state.get()) {
            case DirectoryState.Online(var as) -> text("state.online", Visible.text(as));
            case DirectoryState.Connecting _ -> text("state.connecting");
            case DirectoryState.Unreachable(var reason) -> text("state.unreachable", Visible.text(reason));
            case DirectoryState.Pending(var reason) -> text("state.pending", Visible.text(reason));
            case DirectoryState.Refused(var reason, var remedy) ->
                text("state.refused", Visible.text(reason), Visible.text(remedy));
        };
    }

    @Override
    Optional<String> wrong() {
        return name.map(Text::getText)
                .filter(typed -> !typed.isBlank())
                .flatMap(NameRule::problem)
                .map(TEXTS::get);
    }

    @Override
    Map<String, String> changes(Settings now) {
        var changes = new Changes(now);
        name.ifPresent(typed -> changes.add(PeerSettings.NAME, NameRule.normal(typed.getText())));
        device.ifPresent(typed -> changes.add(PeerSettings.DEVICE, typed.getText()));
        invitation.ifPresent(typed -> changes.add(PeerSettings.INVITATION, typed.getText()));
        return changes.byKey();
    }
}
