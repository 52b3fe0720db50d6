package org.truflow.ui.app.internal;

import org.eclipse.ui.dialogs.PreferencesUtil;

/** Opens pages of the preferences. UI thread. */
public final class Preferences {
    /** Every page of ours lies below one of these. */
    public static final String IDENTITY = "org.truflow.ui.preferences.identity";

    public static final String TRACKER = "org.truflow.ui.preferences.tracker";
    public static final String NOTICES = "org.truflow.ui.preferences.notices";

    private Preferences() {}

    public static void open(String page) {
        Windows.front()
                .ifPresent(window -> PreferencesUtil.createPreferenceDialogOn(window.getShell(), page, null, null)
                        .open());
    }

    static void tracker() {
        open(TRACKER);
    }
}
