package org.truflow.shell.tracker.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.EngineMissingException;
import org.truflow.tracker.TrackerAdmin;

/** The tracker as its commands find it: there, or stopped just now. */
@Component(service = TrackerEngine.class)
public final class TrackerEngine {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable TrackerAdmin tracker;

    Optional<TrackerAdmin> running() {
        var engine = tracker;
        return engine == null ? Optional.empty() : Optional.of(engine);
    }

    TrackerAdmin need() throws EngineMissingException {
        return EngineMissingException.need(tracker, "tracker");
    }
}
