package org.truflow.shell.tracker.internal;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.EngineSlot;
import org.truflow.tracker.TrackerAdmin;

/** The tracker as its commands find it. */
@Component(service = TrackerEngine.class)
public final class TrackerEngine {
    private final EngineSlot<TrackerAdmin> slot = new EngineSlot<>("tracker");

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setTracker(TrackerAdmin engine) {
        slot.put(engine);
    }

    void unsetTracker(TrackerAdmin engine) {
        slot.take(engine);
    }

    Optional<TrackerAdmin> running() {
        return slot.running();
    }

    TrackerAdmin need() throws EngineMissingException {
        return slot.need();
    }
}
