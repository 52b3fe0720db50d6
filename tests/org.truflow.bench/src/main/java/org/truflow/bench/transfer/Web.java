package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.truflow.bench.Packages;
import org.truflow.bench.Program;

/** A client of the web that downloads one file from nginx over TLS 1.3. */
record Web(String name, String version, Nginx nginx, Client client) implements Rival {

    /** The command that fetches into a folder. */
    @FunctionalInterface
    interface Client {
        String[] command(Path folder);
    }

    /** As a person would, without any check of what came. */
    static Optional<Web> curl(Nginx nginx, String file) throws IOException {
        var curl = Packages.program("curl", "curl");
        if (curl.isEmpty()) {
            return Optional.empty();
        }
        var version =
                nginx.version() + ", " + Packages.version("curl", "--version").replaceAll(" \\(.*", "");
        return Optional.of(new Web("nginx https + curl, nothing checked", version, nginx, folder ->
                new String[] {"curl", "-ksS", "-o", folder.resolve(file).toString(), nginx.url(urlPart(file))}));
    }

    /** With its own check of the whole file by SHA-256. */
    static Optional<Web> aria2(Nginx nginx, Path original) throws IOException {
        var aria2 = Packages.program("aria2c", "aria2");
        if (aria2.isEmpty()) {
            return Optional.empty();
        }
        var digest = Program.need("openssl", "dgst", "-sha256", "-r", original.toString())
                .split(" ")[0];
        var file = String.valueOf(original.getFileName());
        return Optional.of(new Web(
                "aria2 from nginx https, checked by SHA-256",
                Packages.version("aria2c", "--version"),
                nginx,
                folder -> new String[] {
                    "aria2c",
                    "-q",
                    "--check-certificate=false",
                    "--no-conf",
                    "--file-allocation=none",
                    "-x",
                    "4",
                    "--checksum=sha-256=" + digest,
                    "-d",
                    folder.toString(),
                    "-o",
                    file,
                    nginx.url(urlPart(file))
                }));
    }

    private static String urlPart(String file) {
        return file.replace(" ", "%20");
    }

    @Override
    public Contest.Run fetch(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return Timed.run(nginx.daemon(), client.command(folder));
    }

    @Override
    public void close() {
        // The server is shared.
    }
}
