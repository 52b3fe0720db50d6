package org.truflow.ui.share.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.event.Subscription;
import org.truflow.share.Shares;
import org.truflow.ui.Commands;
import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.Names;
import org.truflow.ui.StatusPart;

/** In the status line: how far one's own files are hashed, while that goes on. */
@Component
public final class HashingStatus implements StatusPart {
    private final HashingPace pace = new HashingPace(Clock.systemUTC());
    private Optional<Shares> shares = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();
    private volatile Optional<HashingPace.Estimate> estimate = Optional.empty();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    @SuppressWarnings("resource") // closed when the engine goes
    void addShares(Shares engine) {
        synchronized (pace) {
            shares = Optional.of(engine);
            subscription = Optional.of(engine.subscribe(this::changed));
        }
        changed();
    }

    void removeShares(Shares engine) {
        Optional<Subscription> old;
        synchronized (pace) {
            if (shares.filter(engine::equals).isEmpty()) {
                return;
            }
            old = subscription;
            shares = Optional.empty();
            subscription = Optional.empty();
        }
        old.ifPresent(Subscription::close);
        changed();
    }

    private void changed() {
        synchronized (pace) {
            estimate = shares.flatMap(engine -> pace.next(engine.all()));
        }
    }

    @Override
    public String id() {
        return "hashing";
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public Face face() {
        var now = estimate;
        return new Face(
                now.map(ShareWords::hashing).orElse(""),
                now.map(ShareWords::hint).orElse(""),
                Icons.of(HashingStatus.class).descriptor("hash"),
                Level.NORMAL);
    }

    @Override
    public void clicked() {
        Commands.run(Names.BROWSE, Map.of());
    }
}
