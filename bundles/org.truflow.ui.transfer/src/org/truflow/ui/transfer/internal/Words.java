package org.truflow.ui.transfer.internal;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import org.truflow.send.IncomingState;
import org.truflow.send.SendingState;
import org.truflow.transfer.NamePreview;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferState;
import org.truflow.ui.Amounts;
import org.truflow.ui.Level;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;
import org.truflow.ui.transfer.internal.Row.Download;
import org.truflow.ui.transfer.internal.Row.In;
import org.truflow.ui.transfer.internal.Row.Out;
import org.truflow.ui.transfer.internal.Row.Queuer;
import org.truflow.ui.transfer.internal.Row.Up;

/** What is said of a row. Any thread. */
final class Words {
    static final Texts TEXTS = Texts.of(Words.class);

    private Words() {}

    static String name(Row row) {
        var name = Visible.text(row.name());
        return switch (row) {
            case Out it
            when it.sending().items().size() > 1 ->
                TEXTS.get("name.more", name, it.sending().items().size() - 1);
            case In it
            when it.incoming().items().size() > 1 ->
                TEXTS.get("name.more", name, it.incoming().items().size() - 1);
            case Queuer _ -> TEXTS.get("name.queuer", name);
            case Download _, Out _, In _, Up _ -> name;
        };
    }

    static String progress(Row row) {
        return switch (row) {
            case Up _, Queuer _ -> row.done() == 0 ? "" : TEXTS.get("sent", Amounts.size(row.done()));
            case Download it when it.transfer().state() instanceof TransferState.Cancelled(var kept) && !kept -> "";
            case Out it
            when it.sending().state().over() && !(it.sending().state() instanceof SendingState.Completed) -> "";
            case In it
            when it.incoming().state().over() && !(it.incoming().state() instanceof IncomingState.Completed) -> "";
            case Download _, Out _, In _ -> row.progress().map(Words::percent).orElse("");
        };
    }

    /** Returns whole percent, 100 only when it is all. */
    static String percent(double part) {
        var format = NumberFormat.getPercentInstance(Locale.getDefault());
        return format.format(part >= 1 ? 1 : Math.min(0.99, Math.floor(part * 100) / 100));
    }

    static String left(Row row) {
        return row.left().map(Amounts::time).orElse("");
    }

    static String priority(Row row) {
        return row.priority()
                .map(priority -> TEXTS.get("priority." + priority.name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    static String sources(Row row) {
        return switch (row) {
            case Download it when it.people() == 0 -> "";
            case Download it
            when it.people() == 1 && it.transfer().sources().size() == 1 ->
                Visible.text(it.transfer().sources().getFirst().user());
            case Download it -> Amounts.count(it.people());
            case Out it -> TEXTS.get("to", Visible.text(it.sending().user()));
            case In it -> TEXTS.get("from", Visible.text(it.incoming().user()));
            case Up it -> TEXTS.get("to", Visible.text(it.upload().user()));
            case Queuer _ -> "";
        };
    }

    static Level level(Row row) {
        return switch (row) {
            case Download it -> level(it.transfer().state());
            case Out it -> level(it.sending().state());
            case In it -> level(it.incoming().state());
            case Up _, Queuer _ -> Level.NORMAL;
        };
    }

    private static Level level(TransferState state) {
        return switch (state) {
            case TransferState.Failed _ -> Level.BAD;
            case TransferState.Completed _ -> Level.GOOD;
            case TransferState.Waiting _, TransferState.Choosing _ -> Level.WARNING;
            case TransferState.Queued _,
                    TransferState.Running _,
                    TransferState.Checking _,
                    TransferState.Moving _,
                    TransferState.Paused _,
                    TransferState.Cancelled _,
                    TransferState.Forgotten _ -> Level.NORMAL;
        };
    }

    private static Level level(SendingState state) {
        return switch (state) {
            case SendingState.Completed _ -> Level.GOOD;
            case SendingState.Failed _, SendingState.Refused _, SendingState.Ended _ -> Level.BAD;
            case SendingState.Waiting _, SendingState.Expired _ -> Level.WARNING;
            case SendingState.Preparing _, SendingState.Asked _, SendingState.Running _, SendingState.Withdrawn _ ->
                Level.NORMAL;
        };
    }

    private static Level level(IncomingState state) {
        return switch (state) {
            case IncomingState.Completed _ -> Level.GOOD;
            case IncomingState.Failed _, IncomingState.Withdrawn _, IncomingState.Ended _ -> Level.BAD;
            case IncomingState.Asked _, IncomingState.Waiting _, IncomingState.Expired _ -> Level.WARNING;
            case IncomingState.Running _, IncomingState.Refused _ -> Level.NORMAL;
        };
    }

    static String state(Row row) {
        return switch (row) {
            case Download it -> state(it.transfer());
            case Out it -> state(it.sending().state());
            case In it -> state(it.incoming().state());
            case Up _ -> TEXTS.get("state.uploading");
            case Queuer it ->
                Visible.text(
                        it.fetcher().reason().isEmpty()
                                ? TEXTS.get("state.turn", it.fetcher().place())
                                : it.fetcher().reason());
        };
    }

    static String state(Transfer transfer) {
        return switch (transfer.state()) {
            case TransferState.Queued _ -> TEXTS.get("state.queued");
            case TransferState.Waiting it -> TEXTS.get("state.waiting", Visible.text(it.reason()));
            case TransferState.Choosing _ -> TEXTS.get("state.choosing");
            case TransferState.Running it ->
                transfer.files() > 1
                        ? TEXTS.get("state.running.files", transfer.filesDone(), transfer.files())
                        : it.sources() == 0 ? TEXTS.get("state.looking") : TEXTS.get("state.running");
            case TransferState.Checking it -> TEXTS.get("state.checking", Amounts.size(it.bytes()));
            case TransferState.Moving it ->
                TEXTS.get("state.moving", Visible.text(it.to().toString()));
            case TransferState.Paused _ -> TEXTS.get("state.paused");
            case TransferState.Completed _ -> TEXTS.get("state.completed");
            case TransferState.Cancelled it -> TEXTS.get(it.kept() ? "state.cancelled.kept" : "state.cancelled");
            case TransferState.Failed it -> failed(it);
            case TransferState.Forgotten _ -> TEXTS.get("state.forgotten");
        };
    }

    /** What to do about a download that failed; empty for others. */
    static String remedy(Transfer transfer) {
        return transfer.state() instanceof TransferState.Failed failed
                ? TEXTS.get("remedy." + failed.reason().name().toLowerCase(Locale.ROOT))
                : "";
    }

    /** Whether another folder would help. */
    static boolean disk(Transfer transfer) {
        return transfer.state() instanceof TransferState.Failed failed
                && switch (failed.reason()) {
                    case DISK_FULL, NOT_WRITABLE, NAME_CLASH, DISK_ERROR -> true;
                    case UNSAFE_NAME, NOT_FOUND -> false;
                };
    }

    private static String failed(TransferState.Failed failed) {
        var what = TEXTS.get("reason." + failed.reason().name().toLowerCase(Locale.ROOT));
        var why = Visible.text(failed.message());
        return failed.retry()
                .map(moment -> TEXTS.get("state.failed.retry", what, why, Amounts.when(moment)))
                .orElseGet(() -> TEXTS.get("state.failed", what, why));
    }

    /** What becomes of the name of a file. */
    static String becomes(TransferFile file) {
        return switch (file.name()) {
            case NamePreview.Free _ -> TEXTS.get("name.free");
            case NamePreview.Finished _ -> TEXTS.get("name.finished");
            case NamePreview.Same _ -> TEXTS.get("name.same");
            case NamePreview.Renamed it ->
                TEXTS.get("name.renamed", Visible.text(String.valueOf(it.to().getFileName())));
            case NamePreview.Refused it -> TEXTS.get("name.refused", Visible.text(it.why()));
        };
    }

    /** Returns the state without what changes all the time, as a line of what happened. */
    static String event(Transfer transfer) {
        return switch (transfer.state()) {
            case TransferState.Running _ -> TEXTS.get("state.running");
            case TransferState.Checking _ -> TEXTS.get("log.checking");
            case TransferState.Completed _ ->
                TEXTS.get("log.completed", Visible.text(transfer.target().toString()));
            default -> state(transfer);
        };
    }

    static String state(SendingState state) {
        return switch (state) {
            case SendingState.Preparing it -> TEXTS.get("send.preparing", Amounts.size(it.read()));
            case SendingState.Waiting it -> TEXTS.get("state.waiting", Visible.text(it.reason()));
            case SendingState.Asked it -> TEXTS.get("send.asked", until(it.expires()));
            case SendingState.Running it ->
                it.note().isEmpty() ? TEXTS.get("send.running") : TEXTS.get("state.waiting", Visible.text(it.note()));
            case SendingState.Completed _ -> TEXTS.get("send.completed");
            case SendingState.Refused it -> because("send.refused", it.reason());
            case SendingState.Expired _ -> TEXTS.get("send.expired");
            case SendingState.Withdrawn _ -> TEXTS.get("send.withdrawn");
            case SendingState.Ended it -> because("send.ended", it.reason());
            case SendingState.Failed it -> because("send.failed", it.message());
        };
    }

    static String state(IncomingState state) {
        return switch (state) {
            case IncomingState.Asked it -> TEXTS.get("offer.asked", until(it.expires()));
            case IncomingState.Waiting it -> TEXTS.get("state.waiting", Visible.text(it.reason()));
            case IncomingState.Running _ -> TEXTS.get("offer.running");
            case IncomingState.Completed _ -> TEXTS.get("offer.completed");
            case IncomingState.Refused it -> because("offer.refused", it.reason());
            case IncomingState.Expired _ -> TEXTS.get("offer.expired");
            case IncomingState.Withdrawn it -> because("offer.withdrawn", it.reason());
            case IncomingState.Ended it -> because("offer.ended", it.reason());
            case IncomingState.Failed it -> because("send.failed", it.message());
        };
    }

    private static String until(Instant moment) {
        return Amounts.moment(moment);
    }

    private static String because(String key, String reason) {
        return reason.isBlank() ? TEXTS.get(key) : TEXTS.get("because", TEXTS.get(key), Visible.text(reason));
    }
}
