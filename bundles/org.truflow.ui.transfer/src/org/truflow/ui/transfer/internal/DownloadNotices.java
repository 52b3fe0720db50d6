package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.program.Program;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.event.Subscription;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Notice;
import org.truflow.ui.Notices;
import org.truflow.ui.Visible;

/** Tells of downloads that ended, while both the engine and someone who shows notices are there. */
@Component(
        service = {},
        immediate = true)
public final class DownloadNotices {
    private final Notices notices;
    private final Subscription subscription;
    private final Set<Long> open = new HashSet<>();

    @Activate
    public DownloadNotices(@Reference Transfers transfers, @Reference Notices notices) {
        this.notices = notices;
        subscription = transfers.subscribe(this::heard);
        known(transfers.queue());
    }

    @Deactivate
    void stop() {
        subscription.close();
    }

    private synchronized void known(List<Transfer> queue) {
        queue.stream()
                .filter(each -> !(each.state() instanceof TransferState.Failed))
                .forEach(each -> open.add(each.id()));
    }

    private synchronized void heard(Transfer now) {
        switch (now.state()) {
            case TransferState.Completed _ -> {
                if (open.remove(now.id())) {
                    notices.show(finished(now));
                }
            }
            case TransferState.Failed failed -> {
                if (open.remove(now.id())) {
                    notices.show(failed(now, failed));
                }
            }
            case TransferState.Cancelled _, TransferState.Forgotten _ -> open.remove(now.id());
            // One that fails again and again by itself is told of once: what it was before says nothing new.
            case TransferState.Queued _, TransferState.Waiting _ -> {}
            case TransferState.Choosing _,
                    TransferState.Running _,
                    TransferState.Checking _,
                    TransferState.Moving _,
                    TransferState.Paused _ -> open.add(now.id());
        }
    }

    private static Notice finished(Transfer transfer) {
        var target = transfer.target().toString();
        return new Notice(
                Notice.Kind.DOWNLOAD_FINISHED,
                TEXTS.get("notice.finished"),
                Visible.text(transfer.name()),
                Optional.of(new Notice.Choice(TEXTS.get("act.open"), () -> Program.launch(target))));
    }

    private static Notice failed(Transfer transfer, TransferState.Failed failed) {
        return new Notice(
                Notice.Kind.DOWNLOAD_FAILED,
                TEXTS.get("notice.failed", Visible.text(transfer.name())),
                Visible.text(failed.message()),
                Optional.of(new Notice.Choice(
                        TEXTS.get("notice.show"), () -> TransfersView.reveal(Row.Download.key(transfer.id())))));
    }
}
