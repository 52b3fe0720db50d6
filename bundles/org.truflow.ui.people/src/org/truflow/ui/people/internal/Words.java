package org.truflow.ui.people.internal;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.ui.Amounts;
import org.truflow.ui.Level;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** What is said about people and directories. Any thread. */
final class Words {
    private static final Texts TEXTS = Texts.of(Words.class);
    private static final int MOST_LISTED = 8;

    private Words() {}

    static String name(PersonRow row) {
        var name = Visible.text(row.user());
        return row.self() ? TEXTS.get("person.self", name) : name;
    }

    /** Returns for example {@code Away}, or when somebody was last seen. */
    static String presence(PersonRow row) {
        return row.there() || row.lastSeen().getEpochSecond() <= 0
                ? presence(row.presence())
                : TEXTS.get("person.seen", Amounts.when(row.lastSeen()));
    }

    static String presence(Presence presence) {
        return TEXTS.get("presence." + presence.name().toLowerCase(Locale.ROOT));
    }

    static String groups(PersonRow row) {
        return row.groups().stream().sorted().map(Visible::text).collect(Collectors.joining(", "));
    }

    /** Returns all that is known of somebody, some lines. */
    static String detail(PersonRow row) {
        var lines = new ArrayList<String>();
        lines.add(name(row));
        lines.add(
                row.there() || row.lastSeen().getEpochSecond() <= 0
                        ? presence(row.presence())
                        : TEXTS.get("person.seen", Amounts.moment(row.lastSeen())));
        if (!row.groups().isEmpty()) {
            lines.add(TEXTS.get("person.groups", groups(row)));
        }
        lines.add(TEXTS.get("person.devices", row.peers().size()));
        row.peers().stream().sorted().limit(MOST_LISTED).map(PeerId::toString).forEach(lines::add);
        if (row.peers().size() > MOST_LISTED) {
            lines.add("…");
        }
        if (row.trusted()) {
            lines.add(TEXTS.get("person.trusted"));
        }
        lines.add(Visible.text(row.directory()));
        return String.join("\n", lines);
    }

    /** Returns what keeps a directory from being up to date, and what helps. */
    static String trouble(Roll.Trouble trouble) {
        var name = Visible.text(trouble.directory());
        return switch (trouble.state()) {
            case DirectoryState.Connecting _ -> TEXTS.get("state.connecting", name);
            case DirectoryState.Online(var as) -> TEXTS.get("state.online", name, Visible.text(as));
            case DirectoryState.Unreachable(var reason) -> TEXTS.get("state.unreachable", name, sentence(reason));
            case DirectoryState.Pending(var reason) -> TEXTS.get("state.pending", name, sentence(reason));
            case DirectoryState.Refused(var reason, var remedy) ->
                TEXTS.get("state.refused", name, sentence(reason), sentence(remedy));
        };
    }

    /** Returns it with an end, so that another sentence can follow. */
    private static String sentence(String text) {
        var shown = Visible.text(text.strip());
        return shown.isEmpty() || shown.endsWith(".") || shown.endsWith("!") || shown.endsWith("?")
                ? shown
                : shown + ".";
    }

    /** Returns one or two words. */
    static String state(DirectoryState state) {
        return TEXTS.get(
                switch (state) {
                    case DirectoryState.Connecting _ -> "tracker.connecting";
                    case DirectoryState.Online _ -> "tracker.online";
                    case DirectoryState.Unreachable _ -> "tracker.unreachable";
                    case DirectoryState.Pending _ -> "tracker.pending";
                    case DirectoryState.Refused _ -> "tracker.refused";
                });
    }

    static Level level(DirectoryState state) {
        return switch (state) {
            case DirectoryState.Online _ -> Level.NORMAL;
            case DirectoryState.Connecting _, DirectoryState.Pending _, DirectoryState.Unreachable _ -> Level.WARNING;
            case DirectoryState.Refused _ -> Level.BAD;
        };
    }

    static String icon(DirectoryState state) {
        return switch (state) {
            case DirectoryState.Online _ -> "tracker";
            case DirectoryState.Connecting _, DirectoryState.Pending _ -> "tracker-wait";
            case DirectoryState.Unreachable _, DirectoryState.Refused _ -> "tracker-off";
        };
    }

    static String icon(Presence presence) {
        return presence.name().toLowerCase(Locale.ROOT);
    }

    /** Returns how many are there. */
    static String count(Roll roll) {
        if (roll.trouble().isPresent()) {
            return TEXTS.get("count.stale", roll.known());
        }
        var there = TEXTS.get("count", roll.online(), roll.known());
        return roll.total() > roll.known() + 1
                ? there + " " + TEXTS.get("count.more", Amounts.count(roll.total()))
                : there;
    }
}
