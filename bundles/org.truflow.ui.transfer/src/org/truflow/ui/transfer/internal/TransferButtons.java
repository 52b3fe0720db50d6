package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.IToolBarManager;
import org.truflow.ui.Act;
import org.truflow.ui.Commands;
import org.truflow.ui.Names;

/** The tool bar of the view: what is done most often with what is chosen. */
final class TransferButtons {
    private final Act resume;
    private final Act pause;
    private final Act cancel;
    private final Act send;
    private Choices choices = new Choices(List.of());

    TransferButtons(Deeds deeds) {
        resume = button("resume", "resume", () -> deeds.resume(choices.resumable()));
        pause = button("pause", "paused", () -> deeds.pause(choices.pausable()));
        cancel = button("cancel", "cancelled", () -> deeds.delete(choices));
        send = button("send", "sent", () -> Commands.run(Names.SEND, Map.of()));
    }

    private static Act button(String name, String icon, Runnable does) {
        var act = new Act("transfers.button." + name, TEXTS.get("act." + name), does);
        act.setToolTipText(TEXTS.get("act." + name));
        act.setImageDescriptor(TransferList.ICONS.descriptor(icon));
        return act;
    }

    void add(IToolBarManager bar) {
        List.of(resume, pause, cancel, send).forEach(bar::add);
    }

    void show(Choices now) {
        choices = now;
        resume.setEnabled(!now.resumable().isEmpty());
        pause.setEnabled(!now.pausable().isEmpty());
        cancel.setEnabled(!now.cancellable().isEmpty() || !now.withdrawable().isEmpty());
    }
}
