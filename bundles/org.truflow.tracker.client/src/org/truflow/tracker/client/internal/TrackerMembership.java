package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.truflow.directory.Device;
import org.truflow.directory.Membership;
import org.truflow.directory.Moderation;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.account.AskDevices;
import org.truflow.protocol.account.DevicesTold;
import org.truflow.protocol.account.Moderate;
import org.truflow.protocol.account.Moderated;
import org.truflow.protocol.account.RevokeDevice;
import org.truflow.protocol.account.SetPassword;

/** The own account at a tracker. */
final class TrackerMembership implements Membership {
    private final String name;
    private final Link link;

    TrackerMembership(String name, Link link) {
        this.name = name;
        this.link = link;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<Void> password(String current, String changed) {
        return ask(new SetPassword(current, changed), _ -> List.of()).thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<List<Device>> devices() {
        return ask(new AskDevices(), DevicesTold::devices);
    }

    @Override
    public CompletionStage<Void> revoke(PeerId device) {
        return ask(new RevokeDevice(device), _ -> List.of()).thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<List<String>> moderate(
            Moderation action, String whom, String reason, Optional<Duration> time) {
        return ask(new Moderate(action, whom, reason, time), Moderated::lines);
    }

    private <R extends Message, T> CompletionStage<T> ask(Message.Request<R> request, Function<R, T> answer) {
        try {
            var result = new CompletableFuture<T>();
            link.online()
                    .request(request)
                    .whenCompleteAsync(
                            (found, failure) -> {
                                if (failure == null) {
                                    result.complete(answer.apply(found));
                                } else {
                                    result.completeExceptionally(Answers.failure(failure));
                                }
                            },
                            Thread::startVirtualThread);
            return result;
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException("this cannot be asked: " + e.getMessage(), e));
        }
    }
}
