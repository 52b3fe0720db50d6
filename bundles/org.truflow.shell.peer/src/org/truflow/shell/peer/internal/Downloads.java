package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.Sizes;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;

/** How downloads are written. */
final class Downloads {
    private static final int BAR = 20;

    private Downloads() {}

    static String state(TransferState state) {
        return switch (state) {
            case TransferState.Queued _ -> "queued";
            case TransferState.Waiting _ -> "waiting";
            case TransferState.Running _ -> "running";
            case TransferState.Paused _ -> "paused";
            case TransferState.Choosing _ -> "choosing";
            case TransferState.Checking _ -> "checking";
            case TransferState.Moving _ -> "moving";
            case TransferState.Completed _ -> "completed";
            case TransferState.Cancelled _ -> "cancelled";
            case TransferState.Failed _ -> "failed";
            case TransferState.Forgotten _ -> "forgotten";
        };
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns more about a state, or nothing. */
    static String detail(TransferState state) {
        return switch (state) {
            case TransferState.Waiting(var reason) -> reason;
            case TransferState.Running(var sources) -> sources == 1 ? "from 1 source" : "from " + sources + " sources";
            case TransferState.Failed(var _, var message, var retry) ->
                message + retry.map(at -> "; tries again at " + time(at)).orElse("");
            case TransferState.Choosing _ -> "choose its files, then resume it";
            case TransferState.Checking(var bytes) -> "read " + Sizes.bytes(bytes);
            case TransferState.Moving(var to, var bytes) -> "to " + to + ", " + Sizes.bytes(bytes) + " seen to";
            case TransferState.Cancelled(var kept) -> kept ? "what was there is kept; resume goes on" : "";
            case TransferState.Queued _, TransferState.Paused _, TransferState.Completed _, TransferState.Forgotten _ ->
                "";
        };
    }

    static boolean ended(TransferState state) {
        return switch (state) {
            case TransferState.Completed _,
                    TransferState.Cancelled _,
                    TransferState.Failed _,
                    TransferState.Forgotten _ -> true;
            case TransferState.Queued _,
                    TransferState.Waiting _,
                    TransferState.Choosing _,
                    TransferState.Running _,
                    TransferState.Checking _,
                    TransferState.Moving _,
                    TransferState.Paused _ -> false;
        };
    }

    static int list(List<Transfer> listed, Output out) throws IOException {
        out.table(
                List.of("id", "state", "priority", "done", "size", "speed", "name", ""),
                listed.stream().map(Downloads::row).toList(),
                0,
                3,
                4,
                5);
        out.json(listed.stream().map(Downloads::json).toList());
        return ExitStatus.OK;
    }

    private static List<String> row(Transfer transfer) {
        return List.of(
                String.valueOf(transfer.id()),
                state(transfer.state()),
                lower(transfer.options().priority()),
                percent(transfer),
                transfer.size() < 0 ? "" : Sizes.bytes(transfer.size()),
                transfer.speed() > 0 ? Sizes.bytes(transfer.speed()) + "/s" : "",
                transfer.name(),
                detail(transfer.state()));
    }

    static String progress(Transfer transfer) {
        var filled = transfer.size() <= 0 ? 0 : (int) (BAR * transfer.done() / transfer.size());
        var left = transfer.left()
                .map(time -> ", " + Sizes.seconds(time.toSeconds()) + " left")
                .orElse("");
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + percent(transfer) + " of "
                + Sizes.bytes(Math.max(0, transfer.size())) + ", " + Sizes.bytes(transfer.speed()) + "/s" + left + "  "
                + (transfer.files() > 1 ? transfer.filesDone() + "/" + transfer.files() + " files  " : "")
                + state(transfer.state()) + " " + detail(transfer.state()) + "  " + transfer.name();
    }

    static Map<String, Object> json(Transfer transfer) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", transfer.id());
        object.put("name", transfer.name());
        object.put("content", transfer.content());
        object.put("target", transfer.target());
        object.put("size", transfer.size());
        object.put("done", transfer.done());
        object.put("files", transfer.files());
        object.put("filesDone", transfer.filesDone());
        object.put("speed", Math.round(transfer.speed()));
        object.put("state", state(transfer.state()));
        object.put("detail", detail(transfer.state()));
        if (transfer.state() instanceof TransferState.Failed failed) {
            object.put("reason", failed.reason());
            object.put("retry", failed.retry());
        }
        object.put("left", transfer.left().map(Duration::toSeconds));
        object.put("priority", lower(transfer.options().priority()));
        object.put("inOrder", transfer.options().inOrder());
        object.put("added", transfer.added());
        object.put("ended", transfer.ended());
        object.put("sources", transfer.sources().stream().map(Downloads::json).toList());
        return object;
    }

    private static Map<String, Object> json(Transfer.SourceShare source) {
        var object = new LinkedHashMap<String, Object>();
        object.put("peer", source.peer());
        object.put("user", source.user());
        object.put("bytes", source.bytes());
        object.put("rejected", source.rejected());
        object.put("speed", Math.round(source.speed()));
        return object;
    }

    private static String percent(Transfer transfer) {
        if (transfer.size() < 0) {
            return "";
        }
        return (transfer.size() == 0 ? 100 : 100 * transfer.done() / transfer.size()) + " %";
    }
}
