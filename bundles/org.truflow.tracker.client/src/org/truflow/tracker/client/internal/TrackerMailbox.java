package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.mailbox.FetchMail;
import org.truflow.protocol.mailbox.LeaveMail;
import org.truflow.protocol.mailbox.MailTold;

/** The mailbox of this device at a tracker. */
final class TrackerMailbox implements Mailbox {
    private final Link link;
    private final Listeners registered;
    private final Listeners waiting = new Listeners();

    /** @param registered hears of the session's coming and going */
    TrackerMailbox(Link link, Listeners registered) {
        this.link = link;
        this.registered = registered;
    }

    @Override
    public CompletionStage<Void> leave(PeerId recipient, UUID id, byte[] sealed) {
        return ask(new LeaveMail(recipient, id, sealed), _ -> List.of()).thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<List<SealedMail>> fetch(Set<UUID> done) {
        return ask(new FetchMail(List.copyOf(done)), MailTold::mail);
    }

    @Override
    @SuppressWarnings("resource") // both are closed by what is returned
    public Subscription subscribe(Runnable listener) {
        var sessions = registered.add(listener);
        var mail = waiting.add(listener);
        return () -> {
            sessions.close();
            mail.close();
        };
    }

    /** The tracker said that something waits. */
    void waits() {
        waiting.changed();
    }

    private <R extends Message, T> CompletionStage<T> ask(Message.Request<R> request, Function<R, T> answer) {
        try {
            var result = new CompletableFuture<T>();
            link.online()
                    .request(request)
                    .whenCompleteAsync(
                            (told, failure) -> {
                                if (failure == null) {
                                    result.complete(answer.apply(told));
                                } else {
                                    result.completeExceptionally(Answers.failure(failure));
                                }
                            },
                            Thread::startVirtualThread);
            return result;
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException("this cannot be left: " + e.getMessage(), e));
        }
    }
}
