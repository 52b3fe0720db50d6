package org.truflow.settings;

import java.util.List;

/** What can be chosen for the rooms and the mail that a tracker keeps. All of it can change while the tracker runs. */
public final class RoomSettings {
    private RoomSettings() {}

    public static final Setting<Integer> ROOMS =
            Setting.number("rooms.most", 1_000, 0, 100_000, "Most rooms. None can be opened beyond it.");
    public static final Setting<Integer> ROOMS_PER_USER =
            Setting.number("rooms.per.user", 20, 0, 10_000, "Most rooms that one user owns.");
    public static final Setting<Integer> MEMBERS =
            Setting.number("rooms.members", 10_000, 1, 1_000_000, "Most members of a public room.");
    public static final Setting<Integer> DEVICES = Setting.number(
            "rooms.invited.devices",
            250,
            2,
            400,
            "Most devices of all members of an invited room: keys are sealed for each of them.");
    public static final Setting<Integer> LINES = Setting.number(
            "rooms.lines", 500, 10, 4_000, "Lines that are kept of a room, for those who were away and for newcomers.");
    public static final Setting<Integer> KILOBYTES =
            Setting.number("rooms.kilobytes", 1_024, 128, 65_536, "KiB that are kept of a room.");
    public static final Setting<Integer> SAID_PER_MINUTE = Setting.number(
            "rooms.said.per.minute", 600, 0, 1_000_000, "Lines that one user may say in rooms in a minute.");
    public static final Setting<Integer> CHANGES_PER_MINUTE = Setting.number(
            "rooms.changes.per.minute",
            240,
            0,
            1_000_000,
            "How often one user may open, join, leave or change rooms in a minute, and leave mail.");
    public static final Setting<Integer> MAIL_DAYS = Setting.number(
            "mail.days",
            0,
            0,
            365,
            "Days that a sealed message is kept for a device that is offline; 0 keeps none. The tracker cannot read them.");
    public static final Setting<Integer> MAIL_PER_DEVICE =
            Setting.number("mail.per.device", 200, 1, 10_000, "Most sealed messages that wait for one device.");
    public static final Setting<Integer> MAIL_PER_SENDER = Setting.number(
            "mail.per.sender", 50, 1, 10_000, "Most sealed messages of one user that wait for one device.");
    public static final Setting<Integer> MAIL_KILOBYTES =
            Setting.number("mail.kilobytes", 1_024, 1, 65_536, "Most KiB that wait for one device.");

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(
                ROOMS,
                ROOMS_PER_USER,
                MEMBERS,
                DEVICES,
                LINES,
                KILOBYTES,
                SAID_PER_MINUTE,
                CHANGES_PER_MINUTE,
                MAIL_DAYS,
                MAIL_PER_DEVICE,
                MAIL_PER_SENDER,
                MAIL_KILOBYTES);
    }
}
