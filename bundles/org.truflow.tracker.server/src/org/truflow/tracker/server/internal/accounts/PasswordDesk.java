package org.truflow.tracker.server.internal.accounts;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;

/**
 * Hashes passwords on threads of its own, so that whoever waits for that holds up nobody else: neither an event loop nor
 * the carriers of virtual threads. Few at a time, so that memory and processors are bounded; when too many wait, more
 * are turned away. Call from virtual threads.
 */
public final class PasswordDesk implements AutoCloseable {
    private static final int THREADS = 1;
    private static final int MOST_WAITING = 64;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform()
                    .name("tracker-password")
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .factory());

    public PasswordDesk() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws RefusedException if too many wait already */
    public String hash(String password) throws IOException {
        return run(() -> PasswordHash.of(password, random));
    }

    /** @throws RefusedException if too many wait already */
    public boolean matches(String password, String hash) throws IOException {
        return run(() -> PasswordHash.matches(password, hash));
    }

    private <T> T run(Callable<T> work) throws IOException {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            var busy = new RefusedException(
                    ErrorCode.TOO_MANY,
                    "too many passwords are being looked at now",
                    "Try again in " + SOON.toSeconds() + " s.",
                    Optional.of(SOON));
            busy.initCause(e);
            throw busy;
        } catch (ExecutionException e) {
            throw new IOException("a password could not be hashed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while a password was hashed").initCause(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
