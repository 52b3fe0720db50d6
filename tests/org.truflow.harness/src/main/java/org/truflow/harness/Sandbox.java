package org.truflow.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A temporary folder with products running in it. Closing it ends every process that was started here, by its own
 * handle, and deletes the folder. For one thread.
 */
public final class Sandbox implements AutoCloseable {

    /** One window is opened and closed in a test: an archive of its classes would be for nobody. */
    private static final Map<String, String> NO_ARCHIVE = Map.of("TRUFLOW_JAVA_OPTS", "-Dtruflow.classes=");

    private final Map<String, String> environment;
    private final Path folder;
    private final AssembledProduct peer;
    private final AssembledProduct tracker;
    private List<String> by = List.of();
    private final Deque<RunningProduct> running = new ConcurrentLinkedDeque<>();
    /** Ctrl+C must leave nothing behind either. */
    private final Thread lastResort = new Thread(this::clear, "sandbox-clear");

    /** @param root of a built checkout */
    public Sandbox(Path root) throws IOException {
        this(root, Map.of());
    }

    /** @param environment of the products, beside that of this process */
    Sandbox(Path root, Map<String, String> environment) throws IOException {
        this.environment = environment;
        folder = Files.createTempDirectory("truflow");
        peer = AssembledProduct.find(root, "peer").copyTo(folder.resolve("product-peer"));
        tracker = AssembledProduct.find(root, "tracker").copyTo(folder.resolve("product-tracker"));
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * Returns one whose products cost less to start, for tests that do not look at how they start or how fast they are.
     *
     * @param root of a built checkout
     */
    public static Sandbox quick(Path root) throws IOException {
        return new Sandbox(root, QuickStart.environment(root));
    }

    public Path folder() {
        return folder;
    }

    /** Products that are started from now on run by this command, for example in a network namespace. */
    public void startBy(List<String> command) {
        by = List.copyOf(command);
    }

    /** Starts a tracker on a free loopback port and waits until it is ready. */
    public RunningProduct tracker(String data, String... more) throws IOException {
        return start(tracker, data, arguments(List.of("--bind", "127.0.0.1", "--port", "0"), more));
    }

    /** Returns a loopback port that was free a moment ago, for a product that must come back to the same one. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts a tracker whose settings are in its data folder already. */
    public RunningProduct trackerAgain(String data, String... more) throws IOException {
        return start(tracker, data, List.of(more));
    }

    /** Starts a peer on a free loopback port and waits until it is ready. */
    public RunningProduct peer(String name, RunningProduct at, String... more) throws IOException {
        var own = List.of("--bind", "127.0.0.1", "--port", "0", "--name", name, "--tracker", at.address());
        return start(peer, name, arguments(own, more));
    }

    /** Starts a peer whose settings are in its data folder already. */
    public RunningProduct peerAgain(String name, String... more) throws IOException {
        return start(peer, name, List.of(more));
    }

    /**
     * Starts a workbench, which the tests' driver uses as a person does, and waits until its window is open.
     *
     * @param root of a built checkout
     */
    public Workbench workbench(Path root, Screen screen, String data, String... arguments) throws IOException {
        var copy = folder.resolve("product-workbench");
        if (!Files.isDirectory(copy)) {
            Workbench.addDriver(
                    root, AssembledProduct.find(root, "workbench").copyTo(copy).folder());
        }
        return open(screen, copy, data, arguments);
    }

    /** As {@link #workbench}, of a product that stands in a folder of the test's own. */
    public Workbench packedWorkbench(Path root, Screen screen, Path product, String data, String... arguments)
            throws IOException {
        Workbench.addDriver(root, product);
        return open(screen, product, data, arguments);
    }

    private Workbench open(Screen screen, Path product, String data, String... arguments) throws IOException {
        var on = new ArrayList<>(screen.by());
        on.addAll(by);
        var started = RunningProduct.start(
                on,
                NO_ARCHIVE,
                new AssembledProduct("workbench", product),
                folder.resolve(data),
                List.of(arguments),
                folder);
        running.push(started);
        started.awaitReady();
        // The window is there before the engine that takes commands.
        Condition.await(
                "the driver in " + data,
                Duration.ofSeconds(60),
                () -> started.exec("ui", "shells").status() == 0);
        return new Workbench(started);
    }

    /** Starts a product without waiting for it to be ready: for those that must not get ready. */
    public RunningProduct startPeer(String data, String... arguments) throws IOException {
        var started = RunningProduct.start(by, environment, peer, folder.resolve(data), List.of(arguments), folder);
        running.push(started);
        return started;
    }

    private RunningProduct start(AssembledProduct product, String data, List<String> arguments) throws IOException {
        var started = RunningProduct.start(by, environment, product, folder.resolve(data), arguments, folder);
        running.push(started);
        started.awaitReady();
        return started;
    }

    private static List<String> arguments(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        clear();
    }

    private void clear() {
        running.forEach(RunningProduct::kill);
        delete(folder);
    }

    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
