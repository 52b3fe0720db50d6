package org.truflow.ui.transfer.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.truflow.send.IncomingState;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.ui.Link;
import org.truflow.ui.transfer.internal.Row.Download;
import org.truflow.ui.transfer.internal.Row.In;
import org.truflow.ui.transfer.internal.Row.Out;

/** What can be done with the rows that are chosen. Any thread. */
record Choices(List<Row> rows) {
    Choices {
        rows = List.copyOf(rows);
    }

    private Stream<Transfer> all() {
        return rows.stream().filter(Download.class::isInstance).map(row -> ((Download) row).transfer());
    }

    private List<Long> ids(Predicate<TransferState> which) {
        return all().filter(each -> which.test(each.state())).map(Transfer::id).toList();
    }

    private static boolean ended(TransferState state) {
        return state instanceof TransferState.Completed || state instanceof TransferState.Cancelled;
    }

    List<Long> pausable() {
        return ids(state -> !ended(state) && !(state instanceof TransferState.Paused));
    }

    /** Those that go on when asked: paused, failed, waiting for a choice, cancelled with what was fetched. */
    List<Long> resumable() {
        return ids(state -> state instanceof TransferState.Paused
                || state instanceof TransferState.Failed
                || state instanceof TransferState.Choosing
                || state instanceof TransferState.Cancelled(var kept) && kept);
    }

    /** Whether the only thing to resume is what failed: then it is called to try again. */
    boolean retry() {
        return all().allMatch(each -> each.state() instanceof TransferState.Failed);
    }

    List<Long> cancellable() {
        return ids(state -> !ended(state) || state instanceof TransferState.Cancelled(var kept) && kept);
    }

    /** Whether something of what would be cancelled is there, so that it is worth asking whether to keep it. */
    boolean worthKeeping() {
        return all().anyMatch(each -> !ended(each.state()) && each.done() > 0);
    }

    List<Long> movable() {
        return ids(state -> !ended(state));
    }

    List<Long> checkable() {
        return ids(state -> !(state instanceof TransferState.Cancelled));
    }

    List<Long> forgettable() {
        return ids(Choices::ended);
    }

    /** Those that are fetched once more from the beginning: they must be named by their content. */
    List<Transfer> again() {
        return all().filter(each -> ended(each.state()) && each.content().isPresent())
                .toList();
    }

    /** Priority of all of them, if it is the same. */
    Optional<Priority> priority() {
        var found = all().map(each -> each.options().priority()).distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    boolean inOrder() {
        return all().filter(each -> !ended(each.state()))
                .allMatch(each -> each.options().inOrder());
    }

    /** Finished files and folders, and files that were sent. */
    List<Path> files() {
        return rows.stream()
                .flatMap(row -> switch (row) {
                    case Download it
                    when it.finished() -> Stream.of(it.transfer().target());
                    case Out it -> it.sending().paths().stream();
                    case In it
                    when it.incoming().state() instanceof IncomingState.Completed -> it.incoming().folder().stream();
                    default -> Stream.empty();
                })
                .toList();
    }

    /** Where to look for what is there of one row. */
    Optional<Path> folder() {
        if (rows.size() != 1) {
            return Optional.empty();
        }
        return switch (rows.getFirst()) {
            case Download it -> Optional.ofNullable(it.transfer().target().getParent());
            case Out it -> Optional.ofNullable(it.sending().paths().getFirst().getParent());
            case In it -> it.incoming().folder();
            default -> Optional.empty();
        };
    }

    /** Links to all that have a content, one a line. */
    String links() {
        return String.join(
                System.lineSeparator(),
                rows.stream()
                        .flatMap(row -> row.facts().content().stream()
                                .map(content -> new Link.Content(content, row.name(), row.size()).text()))
                        .toList());
    }

    /** The one person that all of it is about, if there is one. */
    Optional<String> person() {
        var found = rows.stream()
                .flatMap(row -> switch (row) {
                    case Download it -> it.transfer().sources().stream().map(Transfer.SourceShare::user);
                    case Out it -> Stream.of(it.sending().user());
                    case In it -> Stream.of(it.incoming().user());
                    case Row.Up it -> Stream.of(it.upload().user());
                    case Row.Queuer it -> Stream.of(it.fetcher().user());
                })
                .distinct()
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Open questions that can be answered. */
    List<Long> questions() {
        return rows.stream()
                .filter(row -> row instanceof In it && it.incoming().state() instanceof IncomingState.Asked)
                .map(row -> ((In) row).incoming().id())
                .toList();
    }

    /** Sends that can be taken back. */
    List<Long> withdrawable() {
        return rows.stream()
                .filter(row -> row instanceof Out it && !it.sending().state().over())
                .map(row -> ((Out) row).sending().id())
                .toList();
    }

    /** Downloads of what somebody sends and was accepted: cancelled to give it up. */
    List<Long> arriving() {
        return rows.stream()
                .filter(row -> row instanceof In it && !it.incoming().state().over())
                .flatMap(row -> ((In) row).incoming().downloads().stream())
                .toList();
    }
}
