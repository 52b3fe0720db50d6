package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Takes answers out of stages. */
final class Answers {
    private Answers() {}

    /** Waits for an answer; only for threads that may. */
    static <T> T await(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for the tracker").initCause(e);
        }
    }

    /** Returns why a stage failed. */
    static IOException failure(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IOException failure
                ? failure
                : new IOException("the tracker could not be asked: " + cause, cause);
    }
}
