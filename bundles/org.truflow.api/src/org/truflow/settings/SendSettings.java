package org.truflow.settings;

import java.util.List;

/** What can be chosen for direct send. */
public final class SendSettings {
    private SendSettings() {}

    public static final Setting<Integer> EXPIRES = Setting.number(
            "send.expires.seconds",
            3 * 24 * 3_600,
            1,
            366 * 24 * 3_600,
            "Seconds until a question about files that somebody wants to send expires when nobody answers it.");
    public static final Setting<Integer> QUESTIONS = Setting.number(
            "send.questions", 100, 1, 10_000, "Most open questions about files that others want to send here, in all.");
    public static final Setting<Integer> QUESTIONS_PER_SENDER =
            Setting.number("send.questions.per.sender", 10, 1, 10_000, "Most open questions of one sender.");
    public static final Setting<Integer> FILES = Setting.number(
            "send.files", 200_000, 1, 1_000_000, "Most files and folders in one direct send, out and in.");

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(EXPIRES, QUESTIONS, QUESTIONS_PER_SENDER, FILES);
    }
}
