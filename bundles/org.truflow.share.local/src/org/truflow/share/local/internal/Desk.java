package org.truflow.share.local.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.truflow.share.local.internal.index.ShareIndex;

/**
 * Where others ask the {@link ShareIndex}. Their threads may be interrupted while they wait, which closes a file that is being read;
 * those of the desk never are.
 */
final class Desk {
    private static final int THREADS = 2;

    private final ExecutorService executor = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("truflow-share-desk-", 0).daemon().factory());

    <T> T ask(Callable<T> question) throws IOException {
        try {
            return executor.submit(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the shares were asked");
        } catch (RejectedExecutionException e) {
            throw new IOException("the shares are being stopped", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IOException("the shares could not be asked", e);
            }
        }
    }

    void close() {
        executor.shutdown();
    }
}
