package org.truflow.shell.peer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            case TransferState.Completed _ -> "completed";
            case TransferState.Cancelled _ -> "cancelled";
            case TransferState.Failed _ -> "failed";
        };
    }

    /** Returns more about a state, or nothing. */
    static String detail(TransferState state) {
        return switch (state) {
            case TransferState.Waiting(var reason) -> reason;
            case TransferState.Running(var sources) -> sources == 1 ? "from 1 source" : "from " + sources + " sources";
            case TransferState.Failed(var _, var message) -> message;
            case TransferState.Queued _, TransferState.Paused _, TransferState.Completed _, TransferState.Cancelled _ ->
                "";
        };
    }

    static boolean ended(TransferState state) {
        return switch (state) {
            case TransferState.Completed _, TransferState.Cancelled _, TransferState.Failed _ -> true;
            case TransferState.Queued _, TransferState.Waiting _, TransferState.Running _, TransferState.Paused _ ->
                false;
        };
    }

    static List<String> row(Transfer transfer) {
        return List.of(
                String.valueOf(transfer.id()),
                state(transfer.state()),
                percent(transfer),
                transfer.size() < 0 ? "" : Sizes.bytes(transfer.size()),
                transfer.speed() > 0 ? Sizes.bytes(transfer.speed()) + "/s" : "",
                transfer.name(),
                detail(transfer.state()));
    }

    static String progress(Transfer transfer) {
        var filled = transfer.size() <= 0 ? 0 : (int) (BAR * transfer.done() / transfer.size());
        var left = transfer.speed() > 0 && transfer.size() > 0
                ? ", " + Sizes.seconds((transfer.size() - transfer.done()) / transfer.speed()) + " left"
                : "";
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
        if (transfer.state() instanceof TransferState.Failed(var reason, var _)) {
            object.put("reason", reason);
        }
        object.put("added", transfer.added());
        object.put("sources", transfer.sources().stream().map(Downloads::json).toList());
        return object;
    }

    private static Map<String, Object> json(Transfer.SourceShare source) {
        var object = new LinkedHashMap<String, Object>();
        object.put("peer", source.peer());
        object.put("user", source.user());
        object.put("bytes", source.bytes());
        object.put("rejected", source.rejected());
        return object;
    }

    private static String percent(Transfer transfer) {
        if (transfer.size() < 0) {
            return "";
        }
        return (transfer.size() == 0 ? 100 : 100 * transfer.done() / transfer.size()) + " %";
    }
}
