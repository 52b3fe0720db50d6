package org.truflow.settings;

import java.util.ArrayList;
import java.util.List;
import org.truflow.transfer.Rates;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.WeekRule;

/** What can be chosen for a peer. */
public final class PeerSettings {
    private PeerSettings() {}

    public static final Setting<String> NAME = Setting.text(
            "peer.name", "", "The name other people see. Registered at the tracker for this installation's key.");
    public static final Setting<String> TRACKER =
            Setting.text("tracker.address", "", "Where to meet: HOST:PORT of the tracker. Empty: no tracker.");
    public static final Setting<String> TRACKER_ID = Setting.text(
            "tracker.id",
            "",
            "Peer id of the tracker. Empty: the first one seen at that address is kept and asked for ever after.");
    public static final Setting<String> INVITATION =
            Setting.text("peer.invitation", "", "Code of an invitation, where a new name needs one.");
    public static final Setting<String> PASSWORD_FILE = Setting.text(
            "peer.password.file",
            "",
            "File with the password of the name in its first line, to add this device to it. Needed once.");
    public static final Setting<String> DEVICE =
            Setting.text("peer.device", "", "What you call this device in the list of your devices.");
    public static final Setting<String> DOWNLOADS = Setting.text(
            "downloads.folder", "", "Folder for finished downloads. Empty: the folder downloads in the data folder.");
    public static final Setting<String> EXCLUDE = Setting.text(
            "share.exclude",
            "",
            "Files and folders never shared, as glob patterns separated by commas, for example *.tmp,.git");
    public static final Setting<Integer> ACTIVE =
            Setting.number("transfer.active", 3, 1, 100, "How many downloads run at once; the others wait in order.");
    public static final Setting<Integer> ACTIVE_OF_USER = Setting.number(
            "transfer.active-of-user",
            100,
            1,
            100,
            "How many of them may at once be downloads that were asked of one person, as USER:PATH.");
    public static final Setting<Integer> RETRY = Setting.number(
            "transfer.retry",
            30,
            1,
            3_600,
            "Seconds before a download that a disk stopped is tried again; doubles with every failure, up to an hour.");
    public static final Setting<Integer> SLOTS =
            Setting.number("upload.slots", 16, 1, 1_000, "How many data connections from others are served at once.");
    public static final Setting<Integer> MEMORY = Setting.number(
            "transfer.memory",
            32,
            4,
            4_096,
            "Memory in MiB for blocks that were asked for or are not on disk yet, of all downloads together.");
    public static final Setting<Long> LIMIT_UP = rate(
            "limit.up",
            "Most bytes a second of all uploads together, at least 16K, for example 500K or 1.5M; 0: no limit.");
    public static final Setting<Long> LIMIT_DOWN =
            rate("limit.down", "Most bytes a second of all downloads together; 0: no limit.");
    public static final Setting<Long> LIMIT_USER_UP =
            rate("limit.user.up", "Most bytes a second of uploads to one user; 0: no limit.");
    public static final Setting<Long> LIMIT_USER_DOWN =
            rate("limit.user.down", "Most bytes a second of downloads from one user; 0: no limit.");
    public static final Setting<String> LIMIT_WEEK = new Setting<>(
            "limit.week",
            "",
            text -> WeekRule.text(WeekRule.parse(text)),
            "Other limits at some times of the week, the first that holds, for example mon-fri 08:00-18:00 up=1M down=4M; sat,sun 22:00-06:00 up=0");
    public static final Setting<String> LIMIT_USERS = new Setting<>(
            "limit.users",
            "",
            text -> UserRule.text(UserRule.parse(text)),
            "Limits and weights of single users, for example anna up=1M weight=3; ben down=100K");

    private static Setting<Long> rate(String key, String help) {
        return new Setting<>(key, 0L, Rates::parse, help);
    }

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(
                NAME,
                TRACKER,
                TRACKER_ID,
                INVITATION,
                PASSWORD_FILE,
                DEVICE,
                DOWNLOADS,
                EXCLUDE,
                ACTIVE,
                SLOTS,
                MEMORY,
                ACTIVE_OF_USER,
                RETRY,
                LIMIT_UP,
                LIMIT_DOWN,
                LIMIT_USER_UP,
                LIMIT_USER_DOWN,
                LIMIT_WEEK,
                LIMIT_USERS);
    }

    /** Those of everything that a peer is made of, with a window or without. */
    public static List<Setting<?>> ofProduct() {
        var all = new ArrayList<>(all());
        all.addAll(ChatSettings.all());
        all.addAll(SendSettings.all());
        all.addAll(NetSettings.all());
        return List.copyOf(all);
    }
}
