package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer on a virtual thread. */
public final class Await {
    /** Directories promise an answer within a minute, sessions sooner. */
    private static final int SECONDS = 70;

    private Await() {}

    public static <T> T result(CompletionStage<T> stage) throws IOException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException why) {
                throw why;
            }
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer for " + SECONDS + " seconds", e);
        }
    }
}
