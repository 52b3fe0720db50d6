package org.truflow.ui.chat.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;
import org.truflow.chat.Chats;
import org.truflow.chat.KeyState;
import org.truflow.id.PeerId;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** Words to compare with somebody, and new keys to accept. */
final class KeysDialog {
    private static final Texts TEXTS = Texts.of(KeysDialog.class);

    private KeysDialog() {}

    private record Keys(Map<PeerId, List<String>> words, Set<PeerId> pending) {}

    static void open(Composite owner, Chats chats, String user, Runnable changed) {
        Ui.work(owner, TEXTS.get("keys.look"), () -> keys(chats, user), keys -> {
            var accept = ask(owner, user, keys);
            if (accept && !keys.pending().isEmpty()) {
                Ui.work(
                        owner,
                        TEXTS.get("keys.accept"),
                        () -> {
                            chats.acceptKeys(user, keys.pending());
                            return true;
                        },
                        _ -> changed.run());
            }
        });
    }

    private static Keys keys(Chats chats, String user) throws IOException {
        var state = chats.conversation(user).keys();
        var pending = state instanceof KeyState.Changed changed ? changed.pending() : Set.<PeerId>of();
        var all = new HashSet<>(state.accepted());
        all.addAll(pending);
        var words = new LinkedHashMap<PeerId, List<String>>();
        all.forEach(key -> words.put(key, chats.safetyWords(key)));
        return new Keys(words, pending);
    }

    private static boolean ask(Composite owner, String user, Keys keys) {
        var text = new StringBuilder(TEXTS.get("keys.explain", user));
        keys.words()
                .forEach((key, words) -> text.append("\n\n")
                        .append(TEXTS.get("keys.key", key.toString().substring(0, 9)))
                        .append(keys.pending().contains(key) ? " (?)" : "")
                        .append("\n    ")
                        .append(String.join("  ", words)));
        var buttons = keys.pending().isEmpty()
                ? new String[] {TEXTS.get("cancel")}
                : new String[] {TEXTS.get("keys.accept"), TEXTS.get("cancel")};
        var chosen = new MessageDialog(
                        owner.getShell(),
                        TEXTS.get("keys.title", user),
                        null,
                        text.toString(),
                        keys.pending().isEmpty() ? MessageDialog.INFORMATION : MessageDialog.WARNING,
                        buttons.length - 1,
                        buttons)
                .open();
        return buttons.length == 2 && chosen == 0;
    }
}
