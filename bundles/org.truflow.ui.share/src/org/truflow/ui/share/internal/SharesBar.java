package org.truflow.ui.share.internal;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IViewSite;
import org.truflow.share.Share;
import org.truflow.ui.Act;
import org.truflow.ui.Icons;
import org.truflow.ui.RowTable;
import org.truflow.ui.Texts;

/** The tool bar and the menu of the view. */
final class SharesBar {
    private static final Texts TEXTS = SharesPane.TEXTS;

    private final IViewSite site;
    private final SharesPane pane;

    SharesBar(IViewSite site, SharesPane pane) {
        this.site = site;
        this.pane = pane;
    }

    void fill(RowTable<FileRow> files, RowTable<Share> mine) {
        var bar = site.getActionBars().getToolBarManager();
        bar.add(button("shares.up", "menu.up", "up", pane::up));
        bar.add(button("shares.reload", "menu.reload", "refresh", pane::reload));
        bar.add(new Separator());
        bar.add(button("shares.publish", "menu.publish", "add", MySharesPane::publish));
        var menu = site.getActionBars().getMenuManager();
        menu.add(files.columnMenu());
        menu.add(mine.columnMenu());
    }

    private static Action button(String id, String text, String icon, Runnable does) {
        var act = new Act(id, TEXTS.get(text), does);
        act.setToolTipText(TEXTS.get(text));
        act.setImageDescriptor(Icons.of(SharesBar.class).descriptor(icon));
        return act;
    }
}
