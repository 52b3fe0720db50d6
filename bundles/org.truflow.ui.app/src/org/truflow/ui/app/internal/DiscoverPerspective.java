package org.truflow.ui.app.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.truflow.ui.Names;

/** To find something: people, what they share, search. */
public final class DiscoverPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        var area = layout.getEditorArea();
        Layouts.stack(layout, "left", IPageLayout.LEFT, 0.24f, area, Names.PEOPLE);
        Layouts.stack(layout, "bottom", IPageLayout.BOTTOM, 0.72f, area, Names.TRANSFERS, Names.FILE);
        Layouts.stack(layout, "middle", IPageLayout.RIGHT, 0.24f, area, Names.SEARCH, Names.SHARES, Names.CHAT);
    }
}
