package org.truflow.ui.transfer.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Upload;
import org.truflow.ui.FileFacts;

/** A line of the list of transfers, as it was at one moment. Names are untrusted text. */
sealed interface Row extends FileFacts.About {

    /** By which it is the same in the next list. */
    record Key(String kind, Object id) {}

    Key key();

    String name();

    /** Bytes; negative if not known. */
    long size();

    long done();

    /** Bytes a second. */
    double speed();

    Section section();

    default Optional<Duration> left() {
        return Optional.empty();
    }

    default Optional<Instant> added() {
        return Optional.empty();
    }

    default Optional<Priority> priority() {
        return Optional.empty();
    }

    /** Persons who give, or get. */
    default int people() {
        return 0;
    }

    /** Returns from 0 to 1; empty if that means nothing. */
    default Optional<Double> progress() {
        return size() < 0 ? Optional.empty() : Optional.of(size() == 0 ? 1 : Math.clamp(1.0 * done() / size(), 0, 1));
    }

    /** A download. */
    record Download(Transfer transfer) implements Row {
        static Key key(long id) {
            return new Key("download", id);
        }

        @Override
        public Key key() {
            return key(transfer.id());
        }

        @Override
        public String name() {
            return transfer.name();
        }

        @Override
        public long size() {
            return transfer.size();
        }

        @Override
        public long done() {
            return transfer.state() instanceof TransferState.Completed ? transfer.size() : transfer.done();
        }

        @Override
        public double speed() {
            return transfer.speed();
        }

        @Override
        public Optional<Duration> left() {
            return transfer.left();
        }

        @Override
        public Optional<Instant> added() {
            return Optional.of(transfer.added());
        }

        @Override
        public Optional<Priority> priority() {
            return Optional.of(transfer.options().priority());
        }

        @Override
        public int people() {
            return transfer.state() instanceof TransferState.Running running
                    ? running.sources()
                    : transfer.sources().size();
        }

        @Override
        public Optional<Double> progress() {
            return switch (transfer.state()) {
                case TransferState.Checking checking
                when transfer.size() > 0 -> Optional.of(Math.clamp(1.0 * checking.bytes() / transfer.size(), 0, 1));
                case TransferState.Moving moving
                when transfer.size() > 0 -> Optional.of(Math.clamp(1.0 * moving.bytes() / transfer.size(), 0, 1));
                default -> Row.super.progress();
            };
        }

        @Override
        public Section section() {
            return switch (transfer.state()) {
                case TransferState.Running _, TransferState.Checking _, TransferState.Moving _ -> Section.DOWNLOADING;
                case TransferState.Queued _, TransferState.Waiting _ -> Section.QUEUED;
                case TransferState.Paused _, TransferState.Choosing _ -> Section.PAUSED;
                case TransferState.Completed _, TransferState.Cancelled _, TransferState.Forgotten _ ->
                    Section.FINISHED;
                case TransferState.Failed _ -> Section.FAILED;
            };
        }

        boolean finished() {
            return transfer.state() instanceof TransferState.Completed;
        }

        @Override
        public FileFacts facts() {
            return new FileFacts(
                    transfer.name(),
                    transfer.content().isEmpty() && transfer.files() != 1,
                    transfer.size(),
                    Optional.empty(),
                    transfer.content(),
                    transfer.sources().stream()
                            .map(source -> new FileFacts.Owner(source.user(), "", true))
                            .toList(),
                    finished() ? Optional.of(transfer.target()) : Optional.empty());
        }
    }

    /** Something sent to someone. */
    record Out(Sending sending) implements Row {
        @Override
        public Key key() {
            return new Key("send", sending.id());
        }

        @Override
        public String name() {
            return sending.items().isEmpty()
                    ? String.valueOf(sending.paths().getFirst().getFileName())
                    : sending.items().getFirst().name();
        }

        @Override
        public long size() {
            return sending.items().isEmpty() ? -1 : sending.size();
        }

        @Override
        public long done() {
            return sending.state() instanceof SendingState.Completed ? sending.size() : sending.done();
        }

        @Override
        public double speed() {
            return sending.speed();
        }

        @Override
        public Section section() {
            return Section.DIRECT;
        }

        @Override
        public Optional<Instant> added() {
            return Optional.of(sending.added());
        }

        @Override
        public int people() {
            return 1;
        }

        @Override
        public FileFacts facts() {
            var one = sending.paths().size() == 1;
            return new FileFacts(
                    name(),
                    !one,
                    size(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    one ? Optional.of(sending.paths().getFirst()) : Optional.empty());
        }
    }

    /** Something that someone wants to send here. */
    record In(Incoming incoming) implements Row {
        @Override
        public Key key() {
            return new Key("send", incoming.id());
        }

        @Override
        public String name() {
            return incoming.items().isEmpty() ? "" : incoming.items().getFirst().name();
        }

        @Override
        public long size() {
            return incoming.size();
        }

        @Override
        public long done() {
            return incoming.state() instanceof IncomingState.Completed ? incoming.size() : incoming.done();
        }

        @Override
        public double speed() {
            return incoming.speed();
        }

        @Override
        public Section section() {
            return Section.DIRECT;
        }

        @Override
        public Optional<Instant> added() {
            return Optional.of(incoming.asked());
        }

        @Override
        public int people() {
            return 1;
        }

        @Override
        public FileFacts facts() {
            return new FileFacts(
                    name(),
                    incoming.items().size() != 1 || incoming.items().getFirst().folder(),
                    incoming.size(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new FileFacts.Owner(
                            incoming.user(), "", !incoming.state().over())),
                    incoming.state() instanceof IncomingState.Completed ? incoming.folder() : Optional.empty());
        }
    }

    /** Something that another fetches from here. */
    record Up(Upload upload) implements Row {
        @Override
        public Key key() {
            return new Key("upload", List.of(upload.peer(), upload.content()));
        }

        @Override
        public String name() {
            return upload.name();
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public long done() {
            return upload.sent();
        }

        @Override
        public double speed() {
            return upload.speed();
        }

        @Override
        public Section section() {
            return Section.UPLOADS;
        }

        @Override
        public int people() {
            return 1;
        }

        @Override
        public FileFacts facts() {
            return new FileFacts(
                    upload.name(),
                    false,
                    -1,
                    Optional.empty(),
                    Optional.of(upload.content()),
                    List.of(),
                    Optional.empty());
        }
    }

    /** Someone who waits for a turn to fetch from here. */
    record Queuer(Fetcher fetcher) implements Row {
        @Override
        public Key key() {
            return new Key("queuer", fetcher.user());
        }

        @Override
        public String name() {
            return fetcher.user();
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public long done() {
            return fetcher.sent();
        }

        @Override
        public double speed() {
            return fetcher.speed();
        }

        @Override
        public Section section() {
            return Section.UPLOADS;
        }

        @Override
        public int people() {
            return 1;
        }

        @Override
        public FileFacts facts() {
            return new FileFacts(
                    fetcher.user(), false, -1, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        }
    }
}
