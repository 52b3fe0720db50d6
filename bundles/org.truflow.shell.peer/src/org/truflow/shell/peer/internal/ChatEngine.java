package org.truflow.shell.peer.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.chat.Chats;
import org.truflow.chat.history.History;
import org.truflow.shell.EngineMissingException;

/** The chat engine and the history as their commands find them: there, or stopped just now. */
@Component(service = ChatEngine.class)
public final class ChatEngine {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Chats chats;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable History history;

    Optional<Chats> running() {
        var engine = chats;
        return engine == null ? Optional.empty() : Optional.of(engine);
    }

    Chats need() throws EngineMissingException {
        return EngineMissingException.need(chats, "chat");
    }

    History history() throws EngineMissingException {
        return EngineMissingException.need(history, "history");
    }
}
