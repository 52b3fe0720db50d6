package org.truflow.ui;

import java.util.function.Consumer;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPartSite;

/** Context menus, whose groups have the same order everywhere; plugins add to them through {@code org.eclipse.ui.menus}. */
public final class Menus {
    /** What a double click does, and alike. */
    public static final String OPEN = "open";
    /** Downloading and sending. */
    public static final String TRANSFER = "transfer";
    /** Everything about persons. */
    public static final String PERSON = "person";
    /** Copying, renaming, changing. */
    public static final String EDIT = "edit";
    /** What cannot be undone. */
    public static final String REMOVE = "remove";

    private Menus() {}

    /**
     * Gives a control a context menu, known to the workbench under the id of the view.
     *
     * @param fill called each time before it is shown; appends to the groups
     */
    public static void context(
            IWorkbenchPartSite site, Control control, ISelectionProvider selection, Consumer<IMenuManager> fill) {
        var menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(manager -> {
            for (var group : new String[] {OPEN, TRANSFER, PERSON, EDIT, REMOVE}) {
                manager.add(new Separator(group));
            }
            manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
            fill.accept(manager);
        });
        control.setMenu(menu.createContextMenu(control));
        site.registerContextMenu(menu, selection);
    }
}
