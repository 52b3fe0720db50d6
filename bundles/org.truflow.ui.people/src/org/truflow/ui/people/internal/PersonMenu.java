package org.truflow.ui.people.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.actions.ActionFactory;
import org.truflow.send.Sends;
import org.truflow.ui.Act;
import org.truflow.ui.CheckAct;
import org.truflow.ui.Commands;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** What can be done with a person. */
final class PersonMenu {
    private static final Texts TEXTS = PeoplePane.TEXTS;

    private final PeoplePane pane;
    private final Supplier<Optional<Sends>> sends;

    PersonMenu(PeoplePane pane, Supplier<Optional<Sends>> sends) {
        this.pane = pane;
        this.sends = sends;
    }

    void installs(IViewSite site) {
        Menus.context(site, pane.table().control(), pane.table(), this::fill);
        var copy = new Act("people.copy", TEXTS.get("menu.copy.name"), () -> copy(PersonRow::user));
        site.getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
    }

    private void fill(IMenuManager menu) {
        var chosen = pane.table().selected();
        if (chosen.isEmpty()) {
            return;
        }
        var one = chosen.getFirst();
        var single = chosen.size() == 1;
        menu.appendToGroup(
                Menus.OPEN,
                command("people.browse", "menu.browse", Names.BROWSE, one).when(single));
        menu.appendToGroup(
                Menus.TRANSFER,
                command("people.send", "menu.send", Names.SEND, one).when(single && !one.self() && known(Names.SEND)));
        menu.appendToGroup(
                Menus.PERSON,
                command("people.chat", "menu.chat", Names.TALK, one).when(single && !one.self() && known(Names.TALK)));
        trust(menu, chosen);
        menu.appendToGroup(
                Menus.EDIT, new Act("people.copy.name", TEXTS.get("menu.copy.name"), () -> copy(PersonRow::user)));
        menu.appendToGroup(
                Menus.EDIT,
                new Act("people.copy.id", TEXTS.get("menu.copy.id"), () -> copy(PersonRow::ids))
                        .when(chosen.stream().anyMatch(row -> !row.peers().isEmpty())));
    }

    private static boolean known(String command) {
        return Commands.available(command);
    }

    private static Act command(String id, String text, String command, PersonRow row) {
        return new Act(id, TEXTS.get(text), () -> Commands.run(command, Map.of(Names.USER, row.user())));
    }

    private void trust(IMenuManager menu, List<PersonRow> chosen) {
        var one = chosen.getFirst();
        var act = new CheckAct(
                "people.trust",
                TEXTS.get("menu.trust"),
                one.trusted(),
                on -> sends.get().ifPresent(engine -> {
                    if (on) {
                        trust(engine, one);
                    } else {
                        untrust(engine, one);
                    }
                }));
        act.setEnabled(chosen.size() == 1
                && !one.self()
                && !one.peers().isEmpty()
                && sends.get().isPresent());
        menu.appendToGroup(Menus.PERSON, act);
    }

    private void trust(Sends engine, PersonRow row) {
        var name = Visible.text(row.user());
        if (!MessageDialog.openConfirm(
                pane.control().getShell(), TEXTS.get("trust.title"), TEXTS.get("trust.question", name))) {
            return;
        }
        Ui.work(
                pane.control(),
                TEXTS.get("trust.title"),
                () -> {
                    for (var peer : row.peers()) {
                        engine.trust(peer, row.user(), Optional.empty());
                    }
                    return true;
                },
                _ -> pane.refresh());
    }

    private void untrust(Sends engine, PersonRow row) {
        Ui.work(
                pane.control(),
                TEXTS.get("trust.title"),
                () -> {
                    for (var peer : row.peers()) {
                        engine.untrust(peer);
                    }
                    return true;
                },
                _ -> pane.refresh());
    }

    private void copy(Function<PersonRow, String> what) {
        var text = pane.table().selected().stream().map(what).collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            pane.copy(text);
        }
    }
}
