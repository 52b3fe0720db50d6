package org.truflow.ui.app.internal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.truflow.ui.Texts;

/** The menu bar and the status line. Everything else comes through {@code org.eclipse.ui.menus}. */
final class Bars extends ActionBarAdvisor {
    private final Texts texts = Texts.of(Bars.class);

    Bars(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow window) {
        for (var factory : new ActionFactory[] {
            ActionFactory.QUIT,
            ActionFactory.PREFERENCES,
            ActionFactory.ABOUT,
            ActionFactory.OPEN_NEW_WINDOW,
            ActionFactory.RESET_PERSPECTIVE,
            ActionFactory.CLOSE,
            ActionFactory.CUT,
            ActionFactory.COPY,
            ActionFactory.PASTE,
            ActionFactory.SELECT_ALL,
            ActionFactory.SHOW_VIEW_MENU,
            ActionFactory.NEXT_PART
        }) {
            register(factory.create(window));
        }
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        var window = getActionBarConfigurer().getWindowConfigurer().getWindow();
        var file = new MenuManager(texts.get("menu.file"), IWorkbenchActionConstants.M_FILE);
        file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
        file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        file.add(new Separator());
        file.add(getAction(ActionFactory.PREFERENCES.getId()));
        file.add(getAction(ActionFactory.QUIT.getId()));
        bar.add(file);
        var edit = new MenuManager(texts.get("menu.edit"), IWorkbenchActionConstants.M_EDIT);
        edit.add(getAction(ActionFactory.CUT.getId()));
        edit.add(getAction(ActionFactory.COPY.getId()));
        edit.add(getAction(ActionFactory.PASTE.getId()));
        edit.add(getAction(ActionFactory.SELECT_ALL.getId()));
        edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(edit);
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        var windows = new MenuManager(texts.get("menu.window"), IWorkbenchActionConstants.M_WINDOW);
        windows.add(getAction(ActionFactory.OPEN_NEW_WINDOW.getId()));
        windows.add(new Separator());
        var show = new MenuManager(texts.get("menu.views"), "showView");
        show.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        windows.add(show);
        windows.add(getAction(ActionFactory.RESET_PERSPECTIVE.getId()));
        windows.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(windows);
        var help = new MenuManager(texts.get("menu.help"), IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
        help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        help.add(getAction(ActionFactory.ABOUT.getId()));
        bar.add(help);
    }

    @Override
    protected void fillStatusLine(IStatusLineManager line) {
        line.appendToGroup(StatusLineManager.END_GROUP, new StatusStrip());
    }
}
