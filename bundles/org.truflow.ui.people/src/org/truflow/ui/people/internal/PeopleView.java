package org.truflow.ui.people.internal;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Who is there. */
public final class PeopleView extends ViewPart {
    private Optional<PeoplePane> pane = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        pane = Optional.of(new PeoplePane(parent, getViewSite()));
    }

    @Override
    public void setFocus() {
        pane.ifPresent(PeoplePane::focus);
    }
}
