package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.event.Subscription;
import org.truflow.shell.EngineMissingException;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfers;

/** The transfer engine as its commands find it: there, or stopped just now. */
@Component(service = TransferEngine.class)
public final class TransferEngine {
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Transfers transfers;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setTransfers(Transfers engine) {
        transfers = engine;
        listeners.forEach(Runnable::run);
    }

    void unsetTransfers(Transfers engine) {
        if (transfers == engine) {
            transfers = null;
        }
        listeners.forEach(Runnable::run);
    }

    Optional<Transfers> running() {
        var engine = transfers;
        return engine == null ? Optional.empty() : Optional.of(engine);
    }

    Transfers need() throws EngineMissingException {
        return EngineMissingException.need(transfers, "transfer");
    }

    /** Returns a download that must be there. */
    Transfer find(long id) throws IOException {
        return need().find(id)
                .orElseThrow(() -> new IOException("there is no download " + id + "; downloads lists them"));
    }

    /** Calls {@code changed}, which must not wait, after the engine came or went. */
    Subscription subscribe(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }
}
