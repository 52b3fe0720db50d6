package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.truflow.bench.Packages;
import org.truflow.bench.Program;

/** scp with AES-128-GCM from an sshd of its own. */
record Scp(Daemon daemon, String version, Path source, Path folder) implements Rival {

    static Optional<Scp> start(Path source, Path folder) throws IOException {
        var sshd = Packages.program("sshd", "openssh-server");
        if (sshd.isEmpty() || Program.find("scp").isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        if (System.getProperty("user.name").equals("root")) {
            // What sshd wants to lock itself into; the system makes it at its start.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        for (var key : new String[] {"host", "user"}) {
            Program.need(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(key).toString());
        }
        var port = Daemon.freePort();
        var configuration = Files.writeString(
                folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PidFile none
                Subsystem sftp internal-sftp
                """.formatted(port, folder.resolve("host"), folder.resolve("user.pub")));
        var daemon = Daemon.start(
                port, folder.resolve("sshd.out"), sshd.get().toString(), "-D", "-e", "-f", configuration.toString());
        return Optional.of(new Scp(daemon, Packages.version("ssh", "-V"), source, folder));
    }

    @Override
    public String name() {
        return "scp, aes128-gcm";
    }

    @Override
    public Contest.Run fetch(Path target) throws IOException, InterruptedException {
        return Timed.run(
                daemon,
                "scp",
                "-q",
                "-c",
                "aes128-gcm@openssh.com",
                "-P",
                String.valueOf(daemon.port()),
                "-i",
                folder.resolve("user").toString(),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR",
                "127.0.0.1:" + source,
                target.toString());
    }

    @Override
    public void close() {
        daemon.close();
    }
}
