package org.truflow.ui.app.internal;

import java.util.stream.Stream;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPlaceholderFolderLayout;
import org.eclipse.ui.PlatformUI;

/** Where views stand in a perspective. Places are kept for views whose feature is not installed, and they come there when it is. */
final class Layouts {
    private Layouts() {}

    /** Makes a folder at a place and puts views in it: the first is in front. */
    static void stack(IPageLayout layout, String id, int where, float ratio, String beside, String... views) {
        var known = PlatformUI.getWorkbench().getViewRegistry();
        var any = Stream.of(views).anyMatch(view -> known.find(view) != null);
        IPlaceholderFolderLayout folder = any
                ? layout.createFolder(id, where, ratio, beside)
                : layout.createPlaceholderFolder(id, where, ratio, beside);
        for (var view : views) {
            if (known.find(view) != null && folder instanceof IFolderLayout real) {
                real.addView(view);
            } else {
                folder.addPlaceholder(view);
            }
            layout.addShowViewShortcut(view);
        }
    }
}
