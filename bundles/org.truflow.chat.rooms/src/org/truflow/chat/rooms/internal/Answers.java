package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for answers of the tracker; until this engine stops. */
final class Answers {
    private final CompletableFuture<Void> closing = new CompletableFuture<>();

    /** Wakes all who wait. */
    void close() {
        closing.completeExceptionally(new IOException("the rooms are stopping"));
    }

    boolean closed() {
        return closing.isDone();
    }

    <T> T await(CompletionStage<T> stage) throws IOException {
        var answer = stage.toCompletableFuture();
        try {
            CompletableFuture.anyOf(answer, closing).get();
            return answer.get();
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
