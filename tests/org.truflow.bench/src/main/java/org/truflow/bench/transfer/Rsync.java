package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.truflow.bench.Packages;

/** rsync from its own daemon: no encryption, and nothing is checked or synced after it was written. */
record Rsync(Daemon daemon, String version, Path source) implements Rival {
    private static final String CONFIGURATION = """
            port = %d
            address = 127.0.0.1
            use chroot = false
            %s[files]
            path = %s
            read only = true
            """;

    /** @param source file or folder to fetch; {@code folder} gets the configuration */
    static Optional<Rsync> start(Path source, Path folder) throws IOException {
        if (Packages.program("rsync", "rsync").isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        var port = Daemon.freePort();
        // As root it would become somebody who may not read the folder.
        var user = System.getProperty("user.name").equals("root") ? "uid = root\ngid = root\n" : "";
        var configuration = Files.writeString(
                folder.resolve("rsyncd.conf"), CONFIGURATION.formatted(port, user, source.getParent()));
        var daemon = Daemon.start(
                port, folder.resolve("rsync.out"), "rsync", "--daemon", "--no-detach", "--config=" + configuration);
        return Optional.of(new Rsync(daemon, Packages.version("rsync", "--version"), source));
    }

    @Override
    public String name() {
        return "rsync daemon, plaintext, nothing checked";
    }

    @Override
    public Contest.Run fetch(Path folder) throws IOException, InterruptedException {
        var url = "rsync://127.0.0.1:" + daemon.port() + "/files/" + source.getFileName();
        return Timed.run(daemon, "rsync", "-r", "--whole-file", url, folder.toString() + "/");
    }

    @Override
    public void close() {
        daemon.close();
    }
}
