package org.truflow.ui.app.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.truflow.ui.Icons;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;

/** The menu bar, the main tool bar and the status line. Everything else comes through {@code org.eclipse.ui.menus}. */
final class Bars extends ActionBarAdvisor {
    private static final String ABOUT = "org.truflow.ui.command.about";
    private static final String GUIDE = "org.truflow.ui.command.guide";
    private static final String KEYS = "org.eclipse.ui.window.showKeyAssist";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    private final Texts texts = Texts.of(Bars.class);
    private final Icons icons = Icons.of(Bars.class);
    private final IWorkbenchWindow window;

    Bars(IActionBarConfigurer configurer) {
        super(configurer);
        window = configurer.getWindowConfigurer().getWindow();
    }

    @Override
    protected void makeActions(IWorkbenchWindow of) {
        for (var factory : List.of(
                ActionFactory.QUIT,
                ActionFactory.PREFERENCES,
                ActionFactory.OPEN_NEW_WINDOW,
                ActionFactory.RESET_PERSPECTIVE,
                ActionFactory.CLOSE,
                ActionFactory.CUT,
                ActionFactory.COPY,
                ActionFactory.PASTE,
                ActionFactory.DELETE,
                ActionFactory.SELECT_ALL,
                ActionFactory.SHOW_VIEW_MENU,
                ActionFactory.MAXIMIZE,
                ActionFactory.NEXT_PART)) {
            register(factory.create(of));
        }
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        bar.add(file());
        bar.add(edit());
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(windows());
        bar.add(help());
    }

    private MenuManager file() {
        var file = menu("menu.file", IWorkbenchActionConstants.M_FILE);
        file.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
        file.add(command(Names.PUBLISH, "menu.publish", "share"));
        file.add(command(Names.SEND, "menu.send", "send"));
        file.add(command(Names.OPEN_LINK, "menu.link", "link"));
        file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        file.add(new Separator());
        file.add(getAction(ActionFactory.PREFERENCES.getId()));
        file.add(new Separator(IWorkbenchActionConstants.FILE_END));
        file.add(getAction(ActionFactory.QUIT.getId()));
        return file;
    }

    private MenuManager edit() {
        var edit = menu("menu.edit", IWorkbenchActionConstants.M_EDIT);
        for (var action : List.of(ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE)) {
            edit.add(getAction(action.getId()));
        }
        edit.add(new Separator());
        edit.add(getAction(ActionFactory.DELETE.getId()));
        edit.add(getAction(ActionFactory.SELECT_ALL.getId()));
        edit.add(new Separator());
        edit.add(command(Names.FIND, "menu.find", "find"));
        edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return edit;
    }

    private MenuManager windows() {
        var windows = menu("menu.window", IWorkbenchActionConstants.M_WINDOW);
        windows.add(getAction(ActionFactory.OPEN_NEW_WINDOW.getId()));
        windows.add(new Separator());
        var perspectives = menu("menu.perspectives", "openPerspective");
        perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
        windows.add(perspectives);
        var views = menu("menu.views", "showView");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        windows.add(views);
        var progress = parameter(IWorkbenchCommandConstants.VIEWS_SHOW_VIEW, "menu.progress", "progress");
        progress.parameters = Map.of(IWorkbenchCommandConstants.VIEWS_SHOW_VIEW_PARM_ID, PROGRESS);
        windows.add(new CommandContributionItem(progress));
        windows.add(new Separator());
        windows.add(getAction(ActionFactory.MAXIMIZE.getId()));
        windows.add(getAction(ActionFactory.RESET_PERSPECTIVE.getId()));
        windows.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return windows;
    }

    private MenuManager help() {
        var help = menu("menu.help", IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
        help.add(command(GUIDE, "menu.guide", "guide"));
        help.add(command(KEYS, "menu.keys", "keys"));
        help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        help.add(new GroupMarker(IWorkbenchActionConstants.HELP_END));
        help.add(new Separator());
        help.add(command(ABOUT, "menu.about", "setup"));
        return help;
    }

    @Override
    protected void fillCoolBar(ICoolBarManager cool) {
        var bar = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
        for (var main : List.of(
                parameter(Names.FIND, "bar.find", "find"),
                parameter(Names.PUBLISH, "bar.publish", "share"),
                parameter(Names.SEND, "bar.send", "send"),
                parameter(Names.OPEN_LINK, "bar.link", "link"))) {
            main.mode = CommandContributionItem.MODE_FORCE_TEXT;
            main.id = main.commandId + ".bar";
            bar.add(new CommandContributionItem(main));
        }
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        cool.add(bar);
    }

    private MenuManager menu(String key, String id) {
        return new MenuManager(texts.get(key), id);
    }

    private CommandContributionItem command(String id, String key, String icon) {
        return new CommandContributionItem(parameter(id, key, icon));
    }

    private CommandContributionItemParameter parameter(String id, String key, String icon) {
        var parameter =
                new CommandContributionItemParameter(window, id + "." + key, id, CommandContributionItem.STYLE_PUSH);
        parameter.label = texts.get(key);
        parameter.icon = icons.descriptor(icon);
        return parameter;
    }

    @Override
    protected void fillStatusLine(IStatusLineManager line) {
        line.appendToGroup(StatusLineManager.END_GROUP, new StatusStrip());
    }
}
