package org.truflow.net.netty.internal;

import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;

/** From Netty's futures to those of the JDK. */
final class Futures {
    private Futures() {}

    /** Completes {@code result} when the bytes are written, or with what and why they are not. */
    static void follow(ChannelFuture write, CompletableFuture<@Nullable Void> result, NettySession session) {
        write.addListener(_ -> {
            if (write.isSuccess()) {
                result.complete(null);
            } else {
                var over = session.ended();
                result.completeExceptionally(
                        over != null
                                ? session.failure(over)
                                : new IOException(
                                        "nothing was sent in the " + session + ": " + Causes.text(write.cause())));
            }
        });
    }
}
