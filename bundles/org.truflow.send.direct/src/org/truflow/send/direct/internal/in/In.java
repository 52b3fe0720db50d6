package org.truflow.send.direct.internal.in;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.send.OfferHeard;
import org.truflow.protocol.send.Standing;
import org.truflow.protocol.session.Session;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.direct.internal.Speed;
import org.truflow.send.direct.internal.store.FolderListing;

/** Something that somebody wants to send here as it stands now. Guarded by the {@link Inbox}, but for its listing. */
final class In {
    private static final Logger LOG = LoggerFactory.getLogger(In.class);

    final Path folder;

    /** Wakes the one that fetches it. */
    final Semaphore wake = new Semaphore(0);

    final Speed speed = new Speed();

    volatile Received received;

    /** The sender's session, while there is one. */
    volatile @Nullable Session session;

    /** When the question expires, in nanoseconds; meaningful while it is asked. */
    long deadline;

    /** Why nothing arrives; empty if something does. */
    String trouble = "";

    boolean fetching;

    private @Nullable FolderListing listing;

    /** @param folder of what is kept of it: {@code state}, and after it was accepted {@code list} and {@code index} */
    In(Path folder, Received received) {
        this.folder = folder;
        this.received = received;
    }

    Path state() {
        return folder.resolve("state");
    }

    Path list() {
        return folder.resolve("list");
    }

    Path index() {
        return folder.resolve("index");
    }

    /** What the sender is told. */
    OfferHeard standing() {
        var standing = switch (received.stage()) {
            case ASKED -> Standing.ASKED;
            case ACCEPTED -> Standing.ACCEPTED;
            case COMPLETED -> Standing.DONE;
            case REFUSED -> Standing.REFUSED;
            case EXPIRED -> Standing.EXPIRED;
            case WITHDRAWN, ENDED, FAILED -> Standing.ENDED;
        };
        return new OfferHeard(
                standing,
                received.done(),
                received.filesDone(),
                received.stage() == Received.Stage.ACCEPTED ? trouble : received.text());
    }

    /** @param nanos and {@code now} are the same moment */
    Incoming snapshot(long nanos, Instant now) {
        var what = received.contents();
        return new Incoming(
                received.id(),
                received.peer(),
                received.user(),
                what.items(),
                what.size(),
                received.done(),
                what.files(),
                received.filesDone(),
                what.lines(),
                received.stage() == Received.Stage.ACCEPTED ? speed.rate(nanos) : 0,
                received.folder(),
                received.downloads(),
                received.asked(),
                state(nanos, now));
    }

    private IncomingState state(long nanos, Instant now) {
        return switch (received.stage()) {
            case ASKED -> new IncomingState.Asked(now.plusNanos(deadline - nanos));
            case ACCEPTED -> trouble.isEmpty() ? new IncomingState.Running() : new IncomingState.Waiting(trouble);
            case COMPLETED -> new IncomingState.Completed();
            case REFUSED -> new IncomingState.Refused(received.text());
            case EXPIRED -> new IncomingState.Expired();
            case WITHDRAWN -> new IncomingState.Withdrawn(received.text());
            case ENDED -> new IncomingState.Ended(received.text());
            case FAILED -> new IncomingState.Failed(received.text());
        };
    }

    Optional<Session> openSession() {
        var there = session;
        return there == null || there.closed().toCompletableFuture().isDone() ? Optional.empty() : Optional.of(there);
    }

    /** Returns how the files lie in their folders. */
    synchronized FolderListing listing() throws IOException {
        var there = listing;
        if (there == null) {
            there = new FolderListing(list());
            listing = there;
        }
        return there;
    }

    synchronized void closeListing() {
        var there = listing;
        listing = null;
        if (there != null) {
            try {
                there.close();
            } catch (IOException e) {
                LOG.debug("the list of offer {} does not close", received.id(), e);
            }
        }
    }

    /** Nothing of it is fetched any more. */
    void forgetList() {
        closeListing();
        try {
            Files.deleteIfExists(list());
            Files.deleteIfExists(index());
        } catch (IOException e) {
            LOG.warn("the list of offer {} cannot be deleted", received.id(), e);
        }
    }
}
