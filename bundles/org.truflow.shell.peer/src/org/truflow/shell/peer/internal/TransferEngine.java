package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.EngineSlot;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfers;

/** The transfer engine as its commands find it. */
@Component(service = TransferEngine.class)
public final class TransferEngine {
    private final EngineSlot<Transfers> slot = new EngineSlot<>("transfer");

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setTransfers(Transfers engine) {
        slot.put(engine);
    }

    void unsetTransfers(Transfers engine) {
        slot.take(engine);
    }

    EngineSlot<Transfers> slot() {
        return slot;
    }

    Transfers need() throws EngineMissingException {
        return slot.need();
    }

    /** Returns a download that must be there. */
    Transfer find(long id) throws IOException {
        return need().find(id)
                .orElseThrow(() -> new IOException("there is no download " + id + "; downloads lists them"));
    }
}
