package org.truflow.ui.share.internal;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** What people share, and what one shares oneself. */
public final class SharesView extends ViewPart {
    private Optional<SharesPane> pane = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        pane = Optional.of(new SharesPane(parent, getViewSite()));
    }

    /** Shows a person's folder, or the folder of a file, which is chosen then. */
    void show(Owner owner, String path) {
        pane.ifPresent(shown -> shown.visit(owner, path));
    }

    @Override
    public void setFocus() {
        pane.ifPresent(SharesPane::focus);
    }
}
