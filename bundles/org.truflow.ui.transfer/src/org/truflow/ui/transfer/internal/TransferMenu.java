package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.TransferState;
import org.truflow.ui.Act;
import org.truflow.ui.CheckAct;
import org.truflow.ui.Commands;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.Visible;
import org.truflow.ui.transfer.internal.Row.Download;

/** The context menu of the list. */
final class TransferMenu {
    private final Deeds deeds;
    private final LongConsumer answer;
    private final LongConsumer choose;

    /** @param answer shows an open question; {@code choose} lets choose among the files of a download */
    TransferMenu(Deeds deeds, LongConsumer answer, LongConsumer choose) {
        this.deeds = deeds;
        this.answer = answer;
        this.choose = choose;
    }

    void fill(IMenuManager menu, Choices choices) {
        open(menu, choices);
        transfer(menu, choices);
        people(menu, choices);
        edit(menu, choices);
        remove(menu, choices);
    }

    private static Act act(String name, Runnable does) {
        return new Act("transfers." + name, TEXTS.get("act." + name), does);
    }

    private void open(IMenuManager menu, Choices choices) {
        menu.appendToGroup(
                Menus.OPEN,
                act("open", () -> deeds.open(choices.files()))
                        .when(!choices.files().isEmpty()));
        menu.appendToGroup(
                Menus.OPEN,
                act("folder", () -> deeds.open(List.of(choices.folder().orElseThrow())))
                        .when(choices.folder().isPresent()));
        if (!choices.questions().isEmpty()) {
            menu.appendToGroup(
                    Menus.OPEN,
                    act("answer", () -> answer.accept(choices.questions().getFirst())));
        }
    }

    private void transfer(IMenuManager menu, Choices choices) {
        var pausable = choices.pausable();
        var resumable = choices.resumable();
        menu.appendToGroup(
                Menus.TRANSFER, act("pause", () -> deeds.pause(pausable)).when(!pausable.isEmpty()));
        menu.appendToGroup(
                Menus.TRANSFER,
                act(choices.retry() && !resumable.isEmpty() ? "retry" : "resume", () -> deeds.resume(resumable))
                        .when(!resumable.isEmpty()));
        choosing(menu, choices);
        menu.appendToGroup(Menus.TRANSFER, priority(choices));
        menu.appendToGroup(Menus.TRANSFER, move(choices));
        var order = new CheckAct(
                "transfers.order",
                TEXTS.get("act.order"),
                !choices.movable().isEmpty() && choices.inOrder(),
                on -> deeds.inOrder(choices.movable(), on));
        order.setEnabled(!choices.movable().isEmpty());
        menu.appendToGroup(Menus.TRANSFER, order);
        menu.appendToGroup(
                Menus.TRANSFER,
                act("again", () -> deeds.again(choices)).when(!choices.again().isEmpty()));
        menu.appendToGroup(Menus.TRANSFER, act("send", () -> Commands.run(Names.SEND, Map.of())));
    }

    private void choosing(IMenuManager menu, Choices choices) {
        if (choices.rows().size() == 1
                && choices.rows().getFirst() instanceof Download it
                && it.transfer().files() > 1
                && !(it.transfer().state() instanceof TransferState.Completed)) {
            menu.appendToGroup(
                    Menus.TRANSFER,
                    act("choose", () -> choose.accept(it.transfer().id())));
        }
    }

    private MenuManager priority(Choices choices) {
        var sub = new MenuManager(TEXTS.get("act.priority"), "transfers.priority");
        for (var priority : Priority.values()) {
            var name = "priority." + priority.name().toLowerCase(Locale.ROOT);
            var act = new CheckAct(
                    "transfers." + name,
                    TEXTS.get(name),
                    choices.priority().filter(priority::equals).isPresent(),
                    _ -> deeds.prioritize(choices.movable(), priority));
            act.setEnabled(!choices.movable().isEmpty());
            sub.add(act);
        }
        return sub;
    }

    private MenuManager move(Choices choices) {
        var sub = new MenuManager(TEXTS.get("act.move"), "transfers.move");
        var ids = choices.movable();
        sub.add(act("move.first", () -> deeds.move(ids, new QueuePlace.First())).when(!ids.isEmpty()));
        sub.add(act("move.up", () -> deeds.move(ids, new QueuePlace.Up())).when(!ids.isEmpty()));
        sub.add(act("move.down", () -> deeds.move(ids, new QueuePlace.Down())).when(!ids.isEmpty()));
        sub.add(act("move.last", () -> deeds.move(ids, new QueuePlace.Last())).when(!ids.isEmpty()));
        return sub;
    }

    private static void people(IMenuManager menu, Choices choices) {
        choices.person().ifPresent(person -> {
            var user = Map.of(Names.USER, person);
            menu.appendToGroup(
                    Menus.PERSON,
                    new Act(
                                    "transfers.browse",
                                    TEXTS.get("act.browse", Visible.label(person)),
                                    () -> Commands.run(Names.BROWSE, user))
                            .when(Commands.available(Names.BROWSE)));
            menu.appendToGroup(
                    Menus.PERSON,
                    new Act(
                                    "transfers.talk",
                                    TEXTS.get("act.talk", Visible.label(person)),
                                    () -> Commands.run(Names.TALK, user))
                            .when(Commands.available(Names.TALK)));
        });
    }

    private void edit(IMenuManager menu, Choices choices) {
        menu.appendToGroup(
                Menus.EDIT,
                act("link", () -> deeds.copy(choices.links()))
                        .when(!choices.links().isEmpty()));
        menu.appendToGroup(
                Menus.EDIT,
                act("recheck", () -> deeds.recheck(choices.checkable()))
                        .when(!choices.checkable().isEmpty()));
        menu.appendToGroup(
                Menus.EDIT,
                act("relocate", () -> deeds.relocate(choices.checkable()))
                        .when(!choices.checkable().isEmpty()));
    }

    private void remove(IMenuManager menu, Choices choices) {
        if (!choices.withdrawable().isEmpty()) {
            menu.appendToGroup(Menus.REMOVE, act("withdraw", () -> deeds.withdraw(choices.withdrawable())));
        }
        if (!choices.arriving().isEmpty()) {
            menu.appendToGroup(
                    Menus.REMOVE,
                    act("cancel", () -> deeds.each(choices.arriving(), (engine, id) -> engine.cancel(id))));
        } else {
            menu.appendToGroup(
                    Menus.REMOVE,
                    act("cancel", () -> deeds.cancel(choices))
                            .when(!choices.cancellable().isEmpty()));
        }
        menu.appendToGroup(
                Menus.REMOVE,
                act("forget", () -> deeds.forget(choices.forgettable()))
                        .when(!choices.forgettable().isEmpty()));
    }
}
