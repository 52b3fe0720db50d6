package org.truflow.ui.app.internal.hosting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;

/**
 * A tracker on this computer, with its own data folder below that of the profile. It is a process of its own (docs/adr/0015) and ends
 * with the workbench, whatever ends that. {@link #state} from any thread; what starts and stops waits, so not from the UI thread.
 */
public final class HostedTracker {
    private static final Logger LOG = LoggerFactory.getLogger(HostedTracker.class);
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 6;
    private static final int LEAVE_SECONDS = 1;
    private static final int MOST_LINES = 12;
    private static final int MOST_LINE = 500;

    /** Makes the process, given what follows the command: changed by tests. */
    @FunctionalInterface
    interface Starter {
        Process start(List<String> arguments) throws IOException;
    }

    private final Path data;
    private final Starter starter;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile HostState state = new HostState.Off();
    private volatile Optional<Process> process = Optional.empty();

    HostedTracker(Path data, Starter starter) {
        this.data = data;
        this.starter = starter;
    }

    /** @param profile data folder of the workbench */
    public static HostedTracker below(Path profile, Command command) {
        var data = profile.resolve("tracker");
        return new HostedTracker(data, arguments -> {
            var words = command.of(data.resolve(".equinox"));
            words.addAll(arguments);
            return new ProcessBuilder(words).start();
        });
    }

    /** Says how another product of the installation is started. */
    @FunctionalInterface
    public interface Command {
        /** Returns the words, which can be added to, after the configuration was written into a folder. */
        List<String> of(Path configuration) throws IOException;
    }

    /** Returns the command for a tracker of the installation that this process runs from. */
    public static Command ofThisInstallation(BundleContext context) {
        return configuration -> {
            var installation = Installation.ofThisProcess(context);
            installation.configure(configuration, TrackerProduct.APPLICATION, TrackerProduct.STARTED);
            return installation.command(configuration, TrackerProduct.JAVA);
        };
    }

    public HostState state() {
        return state;
    }

    /** Returns its data folder. */
    public Path folder() {
        return data;
    }

    /** Calls {@code listener} on any thread after the state changed. */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Starts it, if it does not run, and waits until it is ready.
     *
     * @param bind address to listen on, empty for all
     * @throws IOException with what it said, if it ended instead
     */
    public synchronized HostState.On start(String bind, int port) throws IOException, InterruptedException {
        if (state instanceof HostState.On on) {
            return on;
        }
        become(new HostState.Starting());
        try {
            var on = run(bind, port);
            become(on);
            return on;
        } catch (IOException e) {
            LOG.warn("the tracker here did not start", e);
            end();
            become(new HostState.Failed(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private HostState.On run(String bind, int port) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(
                "--data",
                data.toString(),
                "--port",
                String.valueOf(port),
                "--no-shell",
                "--parent",
                String.valueOf(ProcessHandle.current().pid())));
        if (!bind.isBlank()) {
            arguments.addAll(List.of("--bind", bind));
        }
        var started = starter.start(arguments);
        process = Optional.of(started);
        var ready = new CompletableFuture<Ready>();
        var said = new Said();
        read("tracker-out", started::getInputStream, line -> Ready.parse(line).ifPresent(ready::complete));
        var errors = read("tracker-err", started::getErrorStream, said::add);
        started.onExit().thenRun(() -> ended(started, ready, said, errors));
        try {
            var known = ready.get(START_SECONDS, TimeUnit.SECONDS);
            return new HostState.On(Addresses.of(bind, known.port()), known.id());
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(
                    "it is not ready after " + START_SECONDS + " seconds; " + data.resolve("logs") + " says more", e);
        }
    }

    private void ended(Process which, CompletableFuture<Ready> ready, Said said, Thread errors) {
        try {
            errors.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var reason = said.text().isEmpty() ? "it ended with status " + which.exitValue() : said.text();
        if (!ready.completeExceptionally(new IOException(reason)) && state instanceof HostState.On) {
            LOG.warn("the tracker here ended: {}", reason);
            become(new HostState.Failed(reason));
        }
    }

    private static Thread read(String name, Supplier<InputStream> stream, Consumer<String> line) {
        return Thread.ofVirtual().name(name).start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream.get(), StandardCharsets.UTF_8))) {
                for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                    line.accept(text.length() > MOST_LINE ? text.substring(0, MOST_LINE) : text);
                }
            } catch (IOException e) {
                LOG.debug("nothing more from the tracker here", e);
            }
        });
    }

    /** Ends it and waits until it has ended. */
    public synchronized void stop() {
        become(new HostState.Off());
        end();
    }

    /** Asks it to end and waits for a moment: the workbench ends as well, and it ends with that at the latest. */
    public void leave() {
        become(new HostState.Off());
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.info("the tracker here goes on to end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        process = Optional.empty();
    }

    private void end() {
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("the tracker here did not end in {} seconds and is killed", STOP_SECONDS);
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        process = Optional.empty();
    }

    private void become(HostState now) {
        state = now;
        listeners.forEach(Runnable::run);
    }

    /** The last lines of the error stream. */
    private static final class Said {
        private final ArrayDeque<String> lines = new ArrayDeque<>();

        synchronized void add(String line) {
            if (lines.size() == MOST_LINES) {
                lines.removeFirst();
            }
            lines.add(line);
        }

        synchronized String text() {
            return String.join("\n", lines);
        }
    }
}
