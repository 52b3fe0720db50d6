package org.truflow.bench.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.truflow.bench.Packages;
import org.truflow.bench.Program;
import org.truflow.bench.Usage;
import org.truflow.harness.Condition;

/**
 * Two syncthings on the loopback, connected by TLS: the time from when the receiver is given a folder until the file stands under its
 * name, checked and synced. The sender has hashed it before.
 */
final class Syncthing implements Rival {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CONFIGURATION = """
            <configuration version="35">
              <device id="%1$s"><address>tcp://127.0.0.1:%2$d</address></device>
              <device id="%3$s"><address>tcp://127.0.0.1:%4$d</address></device>
              <gui enabled="true" tls="false"><address>127.0.0.1:%5$d</address><apikey>bench</apikey></gui>
              <options>
                <listenAddress>tcp://127.0.0.1:%6$d</listenAddress>
                <globalAnnounceEnabled>false</globalAnnounceEnabled>
                <localAnnounceEnabled>false</localAnnounceEnabled>
                <relaysEnabled>false</relaysEnabled>
                <natEnabled>false</natEnabled>
                <urAccepted>-1</urAccepted>
                <crashReportingEnabled>false</crashReportingEnabled>
                <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
                <reconnectionIntervalS>1</reconnectionIntervalS>
              </options>
            </configuration>
            """;
    private static final String FOLDER = """
            {"id": "%s", "path": "%s", "type": "%s", "fsWatcherEnabled": false, "rescanIntervalS": 0,
             "devices": [{"deviceID": "%s"}, {"deviceID": "%s"}]}
            """;

    private final Path source;
    private final String version;
    private final String[] devices = new String[2];
    private final Daemon[] daemons = new Daemon[2];
    private int runs;

    private Syncthing(Path source, String version) {
        this.source = source;
        this.version = version;
    }

    static Optional<Syncthing> start(Path source, Path folder) throws IOException {
        var program = Packages.program("syncthing", "syncthing");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var pair =
                new Syncthing(source, Packages.version("syncthing", "--version").replaceAll(" \".*", ""));
        var listen = new int[] {Daemon.freePort(), Daemon.freePort()};
        for (var i = 0; i < 2; i++) {
            var home = Files.createDirectories(folder.resolve("home" + i)).toString();
            Program.need("syncthing", "generate", "--home=" + home, "--no-default-folder");
            pair.devices[i] =
                    Program.need("syncthing", "--home=" + home, "--device-id").strip();
        }
        try {
            for (var i = 0; i < 2; i++) {
                var home = folder.resolve("home" + i);
                var gui = Daemon.freePort();
                Files.writeString(
                        home.resolve("config.xml"),
                        CONFIGURATION.formatted(
                                pair.devices[0], listen[0], pair.devices[1], listen[1], gui, listen[i]));
                pair.daemons[i] = Daemon.start(
                        gui,
                        folder.resolve("syncthing-%d.out".formatted(i)),
                        "syncthing",
                        "serve",
                        "--home=" + home,
                        "--no-browser",
                        "--no-restart",
                        "--no-default-folder");
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            pair.close();
            throw e;
        }
        return Optional.of(pair);
    }

    @Override
    public String name() {
        return "syncthing, checked and synced";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Contest.Run fetch(Path folder) throws IOException, InterruptedException {
        var id = "run-" + runs++;
        var target = folder.resolve(String.valueOf(source.getFileName()));
        put(0, id, String.valueOf(source.getParent()), "sendonly");
        Condition.await("syncthing to have hashed the file", PATIENCE, () -> {
            var status = get(0, "/rest/db/status?folder=" + id);
            return status.contains("\"state\": \"idle\"") && !status.contains("\"globalBytes\": 0,");
        });
        var pids = new long[][] {daemons[0].pids(), daemons[1].pids()};
        var before = new Usage[] {Usage.of(pids[0]), Usage.of(pids[1])};
        var began = System.nanoTime();
        put(1, id, folder.toString(), "receiveonly");
        Condition.await("syncthing to bring the file", PATIENCE, () -> Files.exists(target));
        var seconds = (System.nanoTime() - began) / 1e9;
        var run = new Contest.Run(
                seconds,
                Usage.of(pids[0]).since(before[0]).seconds(),
                Usage.of(pids[1]).since(before[1]).seconds(),
                peak(pids[0]),
                peak(pids[1]));
        for (var side = 0; side < 2; side++) {
            send(side, "/rest/config/folders/" + id, HttpRequest.newBuilder().DELETE());
        }
        return run;
    }

    private static double peak(long... pids) throws IOException {
        var sum = 0.0;
        for (var pid : pids) {
            sum += Usage.peak(pid);
        }
        return sum;
    }

    private void put(int side, String id, String path, String type) throws IOException, InterruptedException {
        var folder = FOLDER.formatted(id, path, type, devices[0], devices[1]);
        send(side, "/rest/config/folders/" + id, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(folder)));
    }

    private String get(int side, String path) throws IOException {
        try {
            return send(side, path, HttpRequest.newBuilder().GET());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while syncthing was asked", e);
        }
    }

    private String send(int side, String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + daemons[side].port() + path);
            var answer =
                    client.send(request.uri(uri).header("X-API-Key", "bench").build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "syncthing answered " + answer.statusCode() + " to " + path + ": " + answer.body());
            }
            return answer.body();
        }
    }

    @Override
    public void close() {
        for (var daemon : daemons) {
            if (daemon != null) {
                daemon.close();
            }
        }
    }
}
