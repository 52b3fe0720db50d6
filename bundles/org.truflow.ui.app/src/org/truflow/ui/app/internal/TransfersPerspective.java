package org.truflow.ui.app.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.truflow.ui.Names;

/** What comes and goes. */
public final class TransfersPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        var area = layout.getEditorArea();
        Layouts.stack(layout, "bottom", IPageLayout.BOTTOM, 0.78f, area, Names.FILE, Names.EVENTS);
        Layouts.stack(layout, "middle", IPageLayout.RIGHT, 0.2f, area, Names.TRANSFERS);
    }
}
