package org.truflow.settings;

import java.util.List;

/** What can be chosen for a tracker. */
public final class TrackerSettings {
    private TrackerSettings() {}

    public static final Setting<String> NAME =
            Setting.text("tracker.name", "Truflow tracker", "What people see as the name of this place.");
    public static final Setting<Integer> USERS =
            Setting.number("tracker.users", 50_000, 1, 10_000_000, "Most names that can be registered.");
    public static final Setting<Integer> ENTRIES_PER_USER = Setting.number(
            "tracker.entries.per.user", 2_000_000, 1, 100_000_000, "Most files and folders that one user can list.");
    public static final Setting<Integer> SEARCHES_PER_MINUTE = Setting.number(
            "tracker.searches.per.minute", 600, 1, 1_000_000, "Searches that one user may ask in a minute.");
    public static final Setting<Integer> REGISTRATIONS_PER_HOUR = Setting.number(
            "tracker.registrations.per.hour",
            1_000,
            1,
            1_000_000,
            "New names that one address may register in an hour.");

    public static final Setting<Integer> PRESENCE_EVERYONE = Setting.number(
            "tracker.presence.everyone",
            250,
            0,
            100_000,
            "While no more people than this are registered, whoever comes is told of everyone; else of those it looks at.");
    public static final Setting<Integer> LINES_PER_MINUTE = Setting.number(
            "tracker.lines.per.minute",
            120,
            0,
            1_000_000,
            "Lines that one user may have handed to a group in a minute; what is beyond is dropped.");

    public static final Setting<String> REGISTRATION = Setting.choice(
            "tracker.registration",
            List.of("open", "invitation", "approval"),
            "Who gets a new name: open (everyone), invitation (whoever has a code) or approval (whoever is let in).");
    public static final Setting<String> NEWCOMERS = Setting.choice(
            "tracker.newcomers", List.of("member", "guest"), "The role of whoever is new. A guest shares nothing.");
    public static final Setting<Integer> LOGINS_PER_MINUTE = Setting.number(
            "tracker.logins.per.minute",
            100_000,
            1,
            10_000_000,
            "How often sessions from one address may ask for their name in a minute.");
    public static final Setting<Integer> PASSWORDS_PER_HOUR = Setting.number(
            "tracker.passwords.per.hour", 60, 1, 100_000, "Passwords that are looked at for one name in an hour.");
    public static final Setting<Integer> ADDRESS_SEARCHES_PER_MINUTE = Setting.number(
            "tracker.address.searches.per.minute",
            60_000,
            1,
            10_000_000,
            "Searches that may come from one address in a minute.");
    public static final Setting<Integer> QUESTIONS_PER_MINUTE = Setting.number(
            "tracker.questions.per.minute",
            60_000,
            1,
            10_000_000,
            "How often one user may browse, or ask who has something and where someone is, in a minute.");
    public static final Setting<Integer> CHANGES_PER_MINUTE = Setting.number(
            "tracker.changes.per.minute",
            3_000_000,
            1,
            100_000_000,
            "Changes of the catalog that one user may send in a minute.");
    public static final Setting<Integer> DEVICES_PER_USER =
            Setting.number("tracker.devices.per.user", 8, 1, 32, "Devices that one user may add to a name.");

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(
                NAME,
                USERS,
                ENTRIES_PER_USER,
                SEARCHES_PER_MINUTE,
                REGISTRATIONS_PER_HOUR,
                PRESENCE_EVERYONE,
                LINES_PER_MINUTE,
                REGISTRATION,
                NEWCOMERS,
                LOGINS_PER_MINUTE,
                PASSWORDS_PER_HOUR,
                ADDRESS_SEARCHES_PER_MINUTE,
                QUESTIONS_PER_MINUTE,
                CHANGES_PER_MINUTE,
                DEVICES_PER_USER);
    }

    /** Those that can change while the tracker runs. */
    public static List<Setting<?>> live() {
        return List.of(
                NAME,
                USERS,
                ENTRIES_PER_USER,
                SEARCHES_PER_MINUTE,
                REGISTRATIONS_PER_HOUR,
                PRESENCE_EVERYONE,
                LINES_PER_MINUTE,
                REGISTRATION,
                NEWCOMERS,
                LOGINS_PER_MINUTE,
                PASSWORDS_PER_HOUR,
                ADDRESS_SEARCHES_PER_MINUTE,
                QUESTIONS_PER_MINUTE,
                CHANGES_PER_MINUTE,
                DEVICES_PER_USER);
    }
}
