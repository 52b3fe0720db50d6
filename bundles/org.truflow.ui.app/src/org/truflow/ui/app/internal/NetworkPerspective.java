package org.truflow.ui.app.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.truflow.ui.Names;

/** How things stand: who is there, and what happened. */
public final class NetworkPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        var area = layout.getEditorArea();
        Layouts.stack(layout, "left", IPageLayout.LEFT, 0.3f, area, Names.PEOPLE);
        Layouts.stack(layout, "middle", IPageLayout.RIGHT, 0.3f, area, Names.EVENTS, Names.TRANSFERS);
    }
}
