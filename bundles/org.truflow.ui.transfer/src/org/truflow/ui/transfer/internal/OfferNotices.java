package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.event.Subscription;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.SendEvent;
import org.truflow.send.Sends;
import org.truflow.ui.Notice;
import org.truflow.ui.Notices;
import org.truflow.ui.Visible;

/** Tells of people who want to send something, while both the engine and someone who shows notices are there. */
@Component(
        service = {},
        immediate = true)
public final class OfferNotices {
    private final Notices notices;
    private final Subscription subscription;
    private final Set<Long> told = new HashSet<>();

    @Activate
    public OfferNotices(@Reference Sends sends, @Reference Notices notices) {
        this.notices = notices;
        subscription = sends.subscribe(this::heard);
    }

    @Deactivate
    void stop() {
        subscription.close();
    }

    private synchronized void heard(SendEvent event) {
        if (event instanceof SendEvent.In(var offer)) {
            if (offer.state() instanceof IncomingState.Asked) {
                if (told.add(offer.id())) {
                    notices.show(asked(offer));
                }
            } else {
                told.remove(offer.id());
            }
        }
    }

    private static Notice asked(Incoming offer) {
        return new Notice(
                Notice.Kind.OFFER,
                Questions.who(offer),
                Visible.text(
                        offer.items().isEmpty() ? "" : offer.items().getFirst().name()),
                Optional.of(new Notice.Choice(
                        TEXTS.get("act.answer"),
                        () -> OfferWindow.of(Display.getCurrent()).ifPresent(window -> window.open(offer.id())))));
    }
}
