package org.truflow.transfer.swarm.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.truflow.event.Subscription;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.settings.SettingsKeeper;
import org.truflow.transfer.RateLimits;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferLimits;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.WeekRule;

/** The limits of uploads and downloads: at first those of the settings, then what people choose. Who keeps to them is told of that at once, and asks again every second, as the week goes on. */
@Component(service = {RateLimits.class, SwarmLimits.class})
public final class SwarmLimits implements RateLimits {
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile TransferLimits chosen;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable SettingsKeeper keeper;

    @Activate
    public SwarmLimits(@Reference Settings settings) {
        this(settings, Clock.systemDefaultZone());
    }

    SwarmLimits(Settings settings, Clock clock) {
        this.clock = clock;
        chosen = new TransferLimits(
                new Rates(
                        settings.get(PeerSettings.LIMIT_UP),
                        settings.get(PeerSettings.LIMIT_DOWN),
                        settings.get(PeerSettings.LIMIT_USER_UP),
                        settings.get(PeerSettings.LIMIT_USER_DOWN)),
                WeekRule.parse(settings.get(PeerSettings.LIMIT_WEEK)),
                UserRule.parse(settings.get(PeerSettings.LIMIT_USERS)));
    }

    @Override
    public TransferLimits chosen() {
        return chosen;
    }

    @Override
    public Rates now() {
        return chosen.at(LocalDateTime.now(clock));
    }

    /** Calls {@code changed}, which must not wait, after others were chosen. */
    Subscription listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Returns bytes a second to {@code user}, 0 for no limit. */
    public long up(String user) {
        return of(user, UserRule::up, Rates::userUp);
    }

    /** Returns bytes a second from {@code user}, 0 for no limit. */
    public long down(String user) {
        return of(user, UserRule::down, Rates::userDown);
    }

    private long of(String user, Function<UserRule, OptionalLong> own, Function<Rates, Long> every) {
        var limits = chosen;
        var rule = limits.users().containsKey(user) ? own.apply(limits.users().get(user)) : OptionalLong.empty();
        return rule.orElse(every.apply(limits.always()));
    }

    public int weight(String user) {
        var users = chosen.users();
        return users.containsKey(user) ? users.get(user).weight() : 1;
    }

    @Override
    public void choose(TransferLimits limits) throws IOException {
        chosen = limits;
        listeners.forEach(Runnable::run);
        var file = keeper;
        if (file == null) {
            throw new IOException("the limits hold now, but nobody here keeps settings for the next start");
        }
        file.keep(values(limits));
    }

    private static Map<Setting<?>, String> values(TransferLimits limits) {
        var values = new LinkedHashMap<Setting<?>, String>();
        values.put(PeerSettings.LIMIT_UP, Rates.text(limits.always().up()));
        values.put(PeerSettings.LIMIT_DOWN, Rates.text(limits.always().down()));
        values.put(PeerSettings.LIMIT_USER_UP, Rates.text(limits.always().userUp()));
        values.put(PeerSettings.LIMIT_USER_DOWN, Rates.text(limits.always().userDown()));
        values.put(PeerSettings.LIMIT_WEEK, WeekRule.text(limits.week()));
        values.put(PeerSettings.LIMIT_USERS, UserRule.text(limits.users()));
        return values;
    }
}
