package org.truflow.ui.app.internal.preference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.Windows;
import org.truflow.ui.app.internal.WorkbenchSession;

/** Starts the engines anew once after several pages changed something. UI thread. */
final class Restart {
    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
    private static final Texts TEXTS = Texts.of(Restart.class);
    private static final Map<String, String> WAITING = new LinkedHashMap<>();

    private Restart() {}

    /** @param changes by key of the setting */
    static void with(Map<String, String> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var first = WAITING.isEmpty();
        WAITING.putAll(changes);
        if (first) {
            Windows.front().ifPresent(window -> Ui.later(window.getShell().getDisplay(), Restart::now));
        }
    }

    private static void now() {
        var changes = Map.copyOf(WAITING);
        WAITING.clear();
        LOG.info("the engines start anew with other {}", changes.keySet());
        Found.now(WorkbenchSession.class)
                .ifPresent(session -> Windows.front()
                        .ifPresent(window -> Ui.work(
                                window.getShell(), TEXTS.get("restart.title"), () -> session.start(changes), _ -> {})));
    }
}
