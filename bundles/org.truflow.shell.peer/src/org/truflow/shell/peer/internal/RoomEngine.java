package org.truflow.shell.peer.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.chat.room.Rooms;
import org.truflow.shell.EngineMissingException;

/** The rooms as commands find them: there, or stopped just now. */
@Component(service = RoomEngine.class)
public final class RoomEngine {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Rooms rooms;

    Rooms need() throws EngineMissingException {
        return EngineMissingException.need(rooms, "rooms");
    }
}
