package org.truflow.settings;

import java.util.List;

/** What can be chosen for talk. */
public final class ChatSettings {
    private ChatSettings() {}

    public static final Setting<Integer> KEEP_DAYS = Setting.number(
            "chat.keep.days", 0, 0, 36_500, "Days that messages are kept on this disk; 0 keeps them for ever.");
    public static final Setting<Boolean> TELL_READ = Setting.flag(
            "chat.tell.read", true, "Whether others are told that their messages were read: true or false.");
    public static final Setting<Integer> QUEUED = Setting.number(
            "chat.queued",
            20_000,
            1,
            1_000_000,
            "Most messages that wait for one person who is offline. More are refused until some have gone.");
    public static final Setting<Integer> PER_MINUTE = Setting.number(
            "chat.per.minute",
            6_000,
            1,
            1_000_000,
            "Most messages a minute that are taken from one installation; whoever sends more has to wait.");

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(KEEP_DAYS, TELL_READ, QUEUED, PER_MINUTE);
    }
}
