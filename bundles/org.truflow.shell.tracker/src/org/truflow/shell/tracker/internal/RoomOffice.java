package org.truflow.shell.tracker.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.EngineMissingException;
import org.truflow.tracker.RoomAdmin;

/** The rooms of the tracker as commands find them: there, or stopped just now. */
@Component(service = RoomOffice.class)
public final class RoomOffice {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable RoomAdmin rooms;

    RoomAdmin need() throws EngineMissingException {
        return EngineMissingException.need(rooms, "rooms");
    }
}
