package org.truflow.ui.app.internal;

import java.io.IOException;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.slf4j.LoggerFactory;
import org.truflow.ui.Notice;

/** What a person chose about the window of this profile, as far as no engine needs to know it. Any thread. */
public final class Choices {
    private static final String NODE = "org.truflow.ui.app";

    /** Whether a tracker runs here. */
    public static final String TRACKER_HERE = "tracker.here";
    /** The port it listens on; 0 before it ran. */
    public static final String TRACKER_PORT = "tracker.port";
    /** Where this installation met it last. */
    public static final String TRACKER_ADDRESS = "tracker.address";
    /** {@code system}, {@code light} or {@code dark}. */
    public static final String THEME = "theme";
    /** Size of texts in percent. */
    public static final String FONT_PERCENT = "font.percent";
    /** Whether the window goes to the tray when it is closed. */
    public static final String TRAY = "tray.stay";
    /** Whether a person said what happens when the window is closed. */
    public static final String TRAY_ASKED = "tray.asked";
    /** Before the kind of a notice: whether it is shown. */
    public static final String NOTICE = "notice.";
    /** Whether there are hours without notices. */
    public static final String QUIET = "notice.quiet";
    /** Their first minute of the day. */
    public static final String QUIET_FROM = "notice.quiet.from";
    /** The first minute of the day after them. */
    public static final String QUIET_TO = "notice.quiet.to";

    private Choices() {}

    /** Returns where they are kept; {@link #save} keeps a change. */
    public static IPreferenceStore store() {
        return defaults(new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE));
    }

    /** Writes it to the disk, so that a kill loses nothing. */
    public static void save(IPreferenceStore store) {
        if (store instanceof IPersistentPreferenceStore kept) {
            try {
                kept.save();
            } catch (IOException e) {
                LoggerFactory.getLogger(Choices.class).warn("what was chosen for the window is not kept", e);
            }
        }
    }

    /** Returns {@code store} after it knows what holds before a person chose. */
    public static <S extends IPreferenceStore> S defaults(S store) {
        store.setDefault(THEME, "system");
        store.setDefault(FONT_PERCENT, 100);
        for (var kind : Notice.Kind.values()) {
            store.setDefault(NOTICE + kind.name(), true);
        }
        store.setDefault(QUIET_FROM, 22 * 60);
        store.setDefault(QUIET_TO, 7 * 60);
        return store;
    }
}
