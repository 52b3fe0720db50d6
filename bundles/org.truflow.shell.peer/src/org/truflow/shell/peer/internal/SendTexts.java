package org.truflow.shell.peer.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.Item;
import org.truflow.send.Line;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.send.Trust;
import org.truflow.shell.Sizes;

/** How direct sends are written. */
final class SendTexts {
    private static final int BAR = 20;
    private static final int NAMES = 3;

    private SendTexts() {}

    static String state(SendingState state) {
        return switch (state) {
            case SendingState.Preparing _ -> "preparing";
            case SendingState.Waiting _ -> "waiting";
            case SendingState.Asked _ -> "asked";
            case SendingState.Running _ -> "running";
            case SendingState.Completed _ -> "completed";
            case SendingState.Refused _ -> "refused";
            case SendingState.Expired _ -> "expired";
            case SendingState.Withdrawn _ -> "withdrawn";
            case SendingState.Ended _ -> "ended";
            case SendingState.Failed _ -> "failed";
        };
    }

    /** Returns more about a state, or nothing. */
    static String detail(SendingState state) {
        return switch (state) {
            case SendingState.Preparing(var read) -> Sizes.bytes(read) + " read";
            case SendingState.Waiting(var reason) -> reason;
            case SendingState.Asked(var expires) -> "until " + expires;
            case SendingState.Running(var note) -> note;
            case SendingState.Refused(var reason) -> reason;
            case SendingState.Expired _ -> "nobody answered in time";
            case SendingState.Ended(var reason) -> reason;
            case SendingState.Failed(var message) -> message;
            case SendingState.Completed _, SendingState.Withdrawn _ -> "";
        };
    }

    static String state(IncomingState state) {
        return switch (state) {
            case IncomingState.Asked _ -> "asked";
            case IncomingState.Waiting _ -> "waiting";
            case IncomingState.Running _ -> "running";
            case IncomingState.Completed _ -> "completed";
            case IncomingState.Refused _ -> "refused";
            case IncomingState.Expired _ -> "expired";
            case IncomingState.Withdrawn _ -> "withdrawn";
            case IncomingState.Ended _ -> "ended";
            case IncomingState.Failed _ -> "failed";
        };
    }

    /** Returns more about a state, or nothing. */
    static String detail(IncomingState state) {
        return switch (state) {
            case IncomingState.Asked(var expires) -> "until " + expires;
            case IncomingState.Waiting(var reason) -> reason;
            case IncomingState.Refused(var reason) -> reason;
            case IncomingState.Expired _ -> "nobody answered in time";
            case IncomingState.Withdrawn(var reason) -> reason;
            case IncomingState.Ended(var reason) -> reason;
            case IncomingState.Failed(var message) -> message;
            case IncomingState.Running _, IncomingState.Completed _ -> "";
        };
    }

    /** Returns for example {@code Trip/, a.txt and 3 more}. */
    static String names(List<Item> items) {
        var names = items.stream()
                .limit(NAMES)
                .map(item -> item.name() + (item.folder() ? "/" : ""))
                .collect(Collectors.joining(", "));
        return items.size() > NAMES ? names + " and " + (items.size() - NAMES) + " more" : names;
    }

    static String what(Sending sending) {
        return sending.items().isEmpty()
                ? sending.paths().stream().map(String::valueOf).collect(Collectors.joining(", "))
                : names(sending.items());
    }

    static String amount(int files, long size) {
        return (files == 1 ? "1 file, " : files + " files, ") + Sizes.bytes(size);
    }

    static String percent(long done, long size) {
        return (size == 0 ? 100 : 100 * done / size) + " %";
    }

    static String progress(Sending sending) {
        if (!(sending.state() instanceof SendingState.Running)) {
            return state(sending.state()) + " " + detail(sending.state()) + "  " + what(sending);
        }
        var filled = sending.size() == 0 ? BAR : (int) (BAR * sending.done() / sending.size());
        var left = sending.speed() > 0
                ? ", " + Sizes.seconds((sending.size() - sending.done()) / sending.speed()) + " left"
                : "";
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + percent(sending.done(), sending.size())
                + " of " + Sizes.bytes(sending.size()) + ", " + Sizes.bytes(sending.speed()) + "/s" + left + "  "
                + (sending.files() > 1 ? sending.filesDone() + "/" + sending.files() + " files  " : "")
                + detail(sending.state()) + "  " + what(sending);
    }

    static Map<String, Object> json(Sending sending) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", sending.id());
        object.put("user", sending.user());
        object.put("peer", sending.peer());
        object.put("paths", sending.paths());
        object.put("items", sending.items().stream().map(SendTexts::json).toList());
        object.put("size", sending.size());
        object.put("done", sending.done());
        object.put("files", sending.files());
        object.put("filesDone", sending.filesDone());
        object.put("leftOut", sending.leftOut());
        object.put("speed", Math.round(sending.speed()));
        object.put("state", state(sending.state()));
        object.put("detail", detail(sending.state()));
        object.put("added", sending.added());
        if (sending.state() instanceof SendingState.Asked(Instant expires)) {
            object.put("expires", expires);
        }
        return object;
    }

    static Map<String, Object> json(Incoming offer) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", offer.id());
        object.put("user", offer.user());
        object.put("peer", offer.peer());
        object.put("items", offer.items().stream().map(SendTexts::json).toList());
        object.put("size", offer.size());
        object.put("done", offer.done());
        object.put("files", offer.files());
        object.put("filesDone", offer.filesDone());
        object.put("speed", Math.round(offer.speed()));
        object.put("folder", offer.folder());
        object.put("downloads", offer.downloads());
        object.put("state", state(offer.state()));
        object.put("detail", detail(offer.state()));
        object.put("asked", offer.asked());
        if (offer.state() instanceof IncomingState.Asked(Instant expires)) {
            object.put("expires", expires);
        }
        return object;
    }

    private static Map<String, Object> json(Item item) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", item.name());
        object.put("folder", item.folder());
        object.put("files", item.files());
        object.put("size", item.size());
        return object;
    }

    static Map<String, Object> json(Line line) {
        var object = new LinkedHashMap<String, Object>();
        object.put("path", line.path());
        object.put("folder", line.folder());
        object.put("size", line.size());
        return object;
    }

    static Map<String, Object> json(Trust trust) {
        var object = new LinkedHashMap<String, Object>();
        object.put("peer", trust.peer());
        object.put("user", trust.user());
        object.put("folder", trust.folder());
        object.put("since", trust.since());
        return object;
    }
}
