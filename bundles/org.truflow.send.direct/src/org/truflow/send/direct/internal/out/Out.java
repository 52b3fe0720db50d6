package org.truflow.send.direct.internal.out;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.session.Session;
import org.truflow.send.Sending;
import org.truflow.send.SendingState;
import org.truflow.send.direct.internal.Speed;

/** Something sent from here as it stands now. Guarded by the {@link Outbox}, but for what several threads count. */
final class Out {

    final Parcel parcel;

    final AtomicLong read = new AtomicLong();
    final Speed speed = new Speed();
    volatile boolean cancelled;

    volatile Sent sent;

    /** Why the other cannot be told of it now; empty if nothing is known against it. */
    String trouble = "";

    /** What the other says why it does not go on. */
    String note = "";

    /** The session in which the other was told of it. */
    @Nullable
    Session told;

    /** When the other may be told again, in nanoseconds, after it could not take it; see {@code refused}. */
    long retryAt;

    boolean refused;

    /** When the question expires, in nanoseconds; meaningful while it is asked. */
    long deadline;

    /** Line that follows the last page that was told, and where it stands. */
    int pageLine;

    long pageAt;

    Out(Parcel parcel, Sent sent) {
        this.parcel = parcel;
        this.sent = sent;
    }

    /** @param nanos and {@code now} are the same moment */
    Sending snapshot(long nanos, Instant now) {
        var what = sent.contents();
        return new Sending(
                sent.id(),
                sent.user(),
                sent.peer(),
                sent.paths(),
                what.items(),
                what.size(),
                sent.done(),
                what.files(),
                sent.filesDone(),
                what.leftOut(),
                sent.stage() == Sent.Stage.ACCEPTED ? speed.rate(nanos) : 0,
                sent.added(),
                state(nanos, now));
    }

    private SendingState state(long nanos, Instant now) {
        return switch (sent.stage()) {
            case PREPARING -> new SendingState.Preparing(read.get());
            case OPEN ->
                sent.asked().isPresent()
                        ? new SendingState.Asked(now.plusNanos(deadline - nanos))
                        : new SendingState.Waiting(trouble.isEmpty() ? "looking for " + sent.user() : trouble);
            case ACCEPTED ->
                new SendingState.Running(
                        Optional.of(trouble).filter(text -> !text.isEmpty()).orElse(note));
            case COMPLETED -> new SendingState.Completed();
            case REFUSED -> new SendingState.Refused(sent.text());
            case EXPIRED -> new SendingState.Expired();
            case WITHDRAWN -> new SendingState.Withdrawn();
            case ENDED -> new SendingState.Ended(sent.text());
            case FAILED -> new SendingState.Failed(sent.text());
        };
    }
}
