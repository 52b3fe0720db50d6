package org.truflow.ui.app.internal;

import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Opens pages of the preferences. UI thread. */
public final class Preferences {
    /** Every page of ours lies below one of these. */
    public static final String IDENTITY = "org.truflow.ui.preferences.identity";

    public static final String TRACKER = "org.truflow.ui.preferences.tracker";
    public static final String NOTICES = "org.truflow.ui.preferences.notices";

    private static final String ROOT = "org.truflow.ui.preferences";
    private static final String GENERAL = "org.eclipse.ui.preferencePages.Workbench";
    private static final String KEYS = "org.eclipse.ui.preferencePages.Keys";

    private Preferences() {}

    /**
     * Of the platform's pages those for keys are left: the others are about an IDE, or say again what ours say. Ours stand beside
     * one another, not below a line that has to be opened first.
     */
    static void tidy() {
        var pages = PlatformUI.getWorkbench().getPreferenceManager();
        var keys = pages.getElements(PreferenceManager.PRE_ORDER).stream()
                .filter(page -> page.getId().equals(KEYS))
                .findFirst();
        pages.remove(GENERAL);
        keys.ifPresent(pages::addToRoot);
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
