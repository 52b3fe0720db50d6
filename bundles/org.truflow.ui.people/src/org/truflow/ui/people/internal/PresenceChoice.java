package org.truflow.ui.people.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IViewSite;
import org.truflow.directory.Presence;
import org.truflow.ui.CheckAct;
import org.truflow.ui.Icons;

/** In the tool bar of the view: how one is seen. */
final class PresenceChoice extends Action implements IMenuCreator {
    private static final List<Presence> CHOICES = List.of(Presence.ONLINE, Presence.AWAY, Presence.BUSY);

    private final Consumer<Presence> says;
    private final MenuManager menu = new MenuManager();
    private Presence now = Presence.OFFLINE;
    private Presence said = Presence.ONLINE;

    PresenceChoice(IViewSite site, Consumer<Presence> says) {
        super("", IAction.AS_DROP_DOWN_MENU);
        this.says = says;
        setId("people.presence");
        setMenuCreator(this);
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(_ -> fill());
        site.getActionBars().getToolBarManager().add(this);
        paint();
    }

    /** @param own empty while no directory says anything */
    void show(Optional<Presence> own) {
        var seen = own.orElse(Presence.OFFLINE);
        if (seen != now) {
            now = seen;
            paint();
        }
    }

    private void paint() {
        setImageDescriptor(Icons.of(PresenceChoice.class).descriptor(Words.icon(now)));
        var text = PeoplePane.TEXTS.get("presence.own", Words.presence(now));
        setText(text);
        setToolTipText(text);
    }

    private void fill() {
        for (var choice : CHOICES) {
            var act = new CheckAct(
                    "people.presence." + Words.icon(choice),
                    Words.presence(choice),
                    said == choice,
                    _ -> choose(choice));
            act.setImageDescriptor(Icons.of(PresenceChoice.class).descriptor(Words.icon(choice)));
            menu.add(act);
        }
    }

    private void choose(Presence choice) {
        said = choice;
        says.accept(choice);
    }

    /** The button itself: there and not quite there in turn. */
    @Override
    public void run() {
        choose(said == Presence.ONLINE ? Presence.AWAY : Presence.ONLINE);
    }

    @Override
    public Menu getMenu(Control parent) {
        return menu.createContextMenu(parent);
    }

    @Override
    public Menu getMenu(Menu parent) {
        var shown = new Menu(parent);
        return shown;
    }

    @Override
    public void dispose() {
        menu.dispose();
    }
}
