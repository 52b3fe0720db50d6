package org.truflow.ui.transfer.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.truflow.event.Subscription;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.SendEvent;
import org.truflow.send.Sends;
import org.truflow.ui.Engine;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Ui;

/** Watches for questions of people who want to send something, from when the workbench is open, whatever views are. */
public final class OfferStartup implements IStartup {
    private Optional<Subscription> subscription = Optional.empty();

    @Override
    public void earlyStartup() {
        var display = PlatformUI.getWorkbench().getDisplay();
        Ui.later(display, () -> {
            // Never shown: it lives as long as the display, and with it what watches.
            var anchor = new Shell(display);
            var seen = new HashSet<Long>();
            var snapshot = new Snapshot<>(
                    anchor, () -> Services.find(Sends.class).map(Sends::offers).orElse(List.of()), offers -> {
                        var fresh = fresh(seen, offers);
                        OfferWindow.of(display).ifPresent(window -> window.now(offers, fresh));
                    });
            Engine.watch(anchor, Sends.class, "org.truflow.send.direct", engine -> watch(engine, snapshot));
        });
    }

    private void watch(Optional<Sends> engine, Runnable changed) {
        subscription.ifPresent(old -> Thread.ofVirtual().start(old::close));
        subscription = engine.map(now -> now.subscribe(event -> {
            if (event instanceof SendEvent.In) {
                changed.run();
            }
        }));
        changed.run();
    }

    /** Returns whether there is an open question that was not seen before. */
    private static boolean fresh(Set<Long> seen, List<Incoming> offers) {
        var before = seen.size();
        offers.stream()
                .filter(offer -> offer.state() instanceof IncomingState.Asked)
                .forEach(offer -> seen.add(offer.id()));
        return seen.size() > before;
    }
}
