package org.truflow.ui.app.internal;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Opens pages of the preferences. UI thread. */
public final class Preferences {
    /** Every page of ours lies below one of these. */
    public static final String IDENTITY = "org.truflow.ui.preferences.identity";

    public static final String TRACKER = "org.truflow.ui.preferences.tracker";
    public static final String NOTICES = "org.truflow.ui.preferences.notices";

    private static final String ROOT = "org.truflow.ui.preferences";

    private Preferences() {}

    /** Pages of ours, and of plugins that are there at the start, stand beside one another, not below a line that has to be opened first. */
    static void tidy() {
        var pages = PlatformUI.getWorkbench().getPreferenceManager();
        var root = pages.find(ROOT);
        for (var page : root.getSubNodes()) {
            root.remove(page);
            pages.addToRoot(page);
        }
    }

    public static void open(String page) {
        Windows.front()
                .ifPresent(window -> PreferencesUtil.createPreferenceDialogOn(window.getShell(), page, null, null)
                        .open());
    }

    static void tracker() {
        open(TRACKER);
    }
}
