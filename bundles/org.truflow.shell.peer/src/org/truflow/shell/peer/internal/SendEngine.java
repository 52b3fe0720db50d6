package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.send.Incoming;
import org.truflow.send.Sending;
import org.truflow.send.Sends;
import org.truflow.shell.EngineMissingException;

/** The direct send engine as its commands find it: there, or stopped just now. */
@Component(service = SendEngine.class)
public final class SendEngine {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Sends sends;

    Optional<Sends> running() {
        var engine = sends;
        return engine == null ? Optional.empty() : Optional.of(engine);
    }

    Sends need() throws EngineMissingException {
        return EngineMissingException.need(sends, "direct send");
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
