package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.truflow.bench.Program;
import org.truflow.bench.Scratch;

/** A web server that offers a folder over https, on a free loopback port. Closing it ends it. */
final class Nginx implements AutoCloseable {
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

    private final Path program;
    private final Daemon daemon;

    private Nginx(Path program, Daemon daemon) {
        this.program = program;
        this.daemon = daemon;
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
        var port = Daemon.freePort();
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
        var daemon = Daemon.start(
                port,
                folder.resolve("nginx.out"),
                program.toString(),
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-g",
                "daemon off;");
        return new Nginx(program, daemon);
    }

    String url(String file) {
        return "https://127.0.0.1:" + daemon.port() + "/" + file;
    }

    Daemon daemon() {
        return daemon;
    }

    String version() throws IOException {
        return Program.need(program.toString(), "-v").strip().replace("nginx version: nginx/", "nginx ");
    }

    @Override
    public void close() {
        daemon.close();
    }
}
