package org.truflow.shell.peer.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.send.Incoming;
import org.truflow.send.Sending;
import org.truflow.send.Sends;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.EngineSlot;

/** The direct send engine as its commands find it. */
@Component(service = SendEngine.class)
public final class SendEngine {
    private final EngineSlot<Sends> slot = new EngineSlot<>("direct send");

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSends(Sends engine) {
        slot.put(engine);
    }

    void unsetSends(Sends engine) {
        slot.take(engine);
    }

    EngineSlot<Sends> slot() {
        return slot;
    }

    Sends need() throws EngineMissingException {
        return slot.need();
    }

    /** Returns a send that must be there. */
    Sending sending(long id) throws IOException {
        return need().sending(id).orElseThrow(() -> new IOException("there is no send " + id + "; sends lists them"));
    }

    /** Returns an offer that must be there. */
    Incoming offer(long id) throws IOException {
        return need().offer(id).orElseThrow(() -> new IOException("there is no offer " + id + "; offers lists them"));
    }
}
