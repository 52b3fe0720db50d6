package org.truflow.bench.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.truflow.bench.Program;
import org.truflow.bench.Scratch;
import org.truflow.harness.Condition;

/** A web server that offers a folder over https, on a free loopback port. Closing it ends it. */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONFIGURATION = """
            worker_processes 2;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 64; }
            http {
              access_log off;
              sendfile on;
              client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
              server {
                listen 127.0.0.1:%d ssl;
                ssl_certificate certificate.pem;
                ssl_certificate_key key.pem;
                ssl_protocols TLSv1.3;
                ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256;
                root "%s";
              }
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Finds nginx, or fetches it from Debian into {@code cache}: unpacked and not installed, because the package would
     * start a service of its own.
     *
     * @return empty where neither is possible
     */
    static Optional<Path> find(Path cache) throws IOException {
        var installed = Program.find("nginx");
        var unpacked = cache.resolve("nginx/usr/sbin/nginx");
        if (installed.isPresent()) {
            return installed;
        }
        if (!Files.isExecutable(unpacked) && Program.find("apt-get").isPresent()) {
            System.out.println("fetching nginx from Debian into " + cache);
            fetch(cache);
        }
        var works = Files.isExecutable(unpacked)
                && Program.output(unpacked.toString(), "-v").status() == 0;
        return works ? Optional.of(unpacked) : Optional.empty();
    }

    /** A failure shows in that there is no program afterwards. */
    private static void fetch(Path cache) throws IOException {
        Files.createDirectories(cache);
        var download = Files.createTempDirectory(cache, "download");
        try {
            var script =
                    "cd '%s' && { apt-get download nginx || { apt-get update && apt-get download nginx; }; } && dpkg-deb -x nginx_*.deb '%s'"
                            .formatted(download, cache.resolve("nginx"));
            Program.output("sh", "-c", script);
        } finally {
            Scratch.delete(download);
        }
    }

    /** Starts it; {@code folder} gets its configuration, {@code site} is what it offers. */
    static Nginx start(Path program, Path folder, Path site) throws IOException {
        Files.createDirectories(folder);
        var port = freePort();
        // As root the workers would be somebody who may not read the folder.
        var user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        Files.writeString(folder.resolve("nginx.conf"), user + CONFIGURATION.formatted(port, site));
        Program.need(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("certificate.pem").toString());
        var process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString(),
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        var nginx = new Nginx(process, port);
        Condition.await("nginx to listen", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IOException("nginx ended: " + Files.readString(folder.resolve("nginx.out")));
            }
            return listens(port);
        });
        return nginx;
    }

    String url(String file) {
        return "https://127.0.0.1:" + port + "/" + file;
    }

    /** Returns the process and its workers. */
    long[] pids() {
        return LongStream.concat(
                        LongStream.of(process.pid()), process.descendants().mapToLong(ProcessHandle::pid))
                .toArray();
    }

    @Override
    public void close() throws IOException {
        var workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
