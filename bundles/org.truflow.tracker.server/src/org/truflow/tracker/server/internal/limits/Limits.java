package org.truflow.tracker.server.internal.limits;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.settings.TrackerSettings;
import org.truflow.tracker.LimitCount;

/** The budgets of the tracker, of each user and of each address. */
public final class Limits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Settings settings;
    private final LongSupplier nanoTime;

    public final Limit logins;
    public final Limit registrations;
    public final Limit passwords;
    public final Limit searches;
    public final Limit searchesOfAddress;
    public final Limit questions;
    public final Limit lines;
    public final Limit changes;

    public Limits(Settings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        logins = limit(TrackerSettings.LOGINS_PER_MINUTE, "registrations of sessions from one address", MINUTE);
        registrations = limit(TrackerSettings.REGISTRATIONS_PER_HOUR, "new names from one address", HOUR);
        passwords = limit(TrackerSettings.PASSWORDS_PER_HOUR, "passwords for one name", HOUR);
        searches = limit(TrackerSettings.SEARCHES_PER_MINUTE, "searches of one user", MINUTE);
        searchesOfAddress = limit(TrackerSettings.ADDRESS_SEARCHES_PER_MINUTE, "searches from one address", MINUTE);
        questions = limit(TrackerSettings.QUESTIONS_PER_MINUTE, "questions of one user", MINUTE);
        lines = limit(TrackerSettings.LINES_PER_MINUTE, "lines of one user", MINUTE);
        changes = limit(TrackerSettings.CHANGES_PER_MINUTE, "changes of the catalog of one user", MINUTE);
    }

    private Limit limit(Setting<Integer> setting, String what, Duration per) {
        return new Limit(setting, what, () -> settings.get(setting), per, nanoTime);
    }

    public List<LimitCount> counts() {
        return List.of(logins, registrations, passwords, searches, searchesOfAddress, questions, lines, changes)
                .stream()
                .map(Limit::count)
                .toList();
    }
}
