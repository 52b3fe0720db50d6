package org.truflow.metrics.http.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;
import org.truflow.net.Network;
import org.truflow.settings.HttpSettings;
import org.truflow.settings.Settings;

/**
 * Answers {@code GET /metrics} and {@code GET /health}, if a port was chosen. It is for one machine or a network that is
 * trusted, and so is off unless asked for, and on the loopback unless told otherwise.
 */
@Component(service = MetricsServer.class, immediate = true)
public final class MetricsServer {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final int BACKLOG = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int UNAVAILABLE = 503;

    private final Optional<HttpServer> server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Jvm jvm = new Jvm();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<MetricSource> sources = List.of();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Network network;

    @Activate
    public MetricsServer(@Reference Settings settings) {
        server = open(settings);
    }

    /** For tests: without OSGi. */
    MetricsServer(Settings settings, List<MetricSource> sources, @Nullable Network network) {
        this(settings);
        this.sources = sources;
        this.network = network;
    }

    /** Nothing if none is wanted. A port that cannot be had is told, and nothing else suffers. */
    private Optional<HttpServer> open(Settings settings) {
        int port = settings.get(HttpSettings.PORT);
        if (port < 0) {
            return Optional.empty();
        }
        var bind = settings.get(HttpSettings.BIND);
        var address = bind.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(bind, port);
        try {
            var opened = HttpServer.create(address, BACKLOG);
            opened.setExecutor(threads);
            opened.createContext("/", exchange -> answer(exchange, "", this::health));
            opened.createContext("/metrics", exchange -> answer(exchange, "/metrics", this::metrics));
            opened.createContext("/health", exchange -> answer(exchange, "/health", this::health));
            opened.start();
            LOG.info(
                    "metrics and health at http://{}:{}/",
                    opened.getAddress().getHostString(),
                    opened.getAddress().getPort());
            return Optional.of(opened);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error(
                    "metrics and health cannot be offered on {}: {}. Choose another http.port or http.bind",
                    address,
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Returns where it listens, or -1. */
    int port() {
        return server.map(opened -> opened.getAddress().getPort()).orElse(-1);
    }

    @Deactivate
    void close() {
        server.ifPresent(opened -> opened.stop(0));
        threads.shutdownNow();
    }

    private record Answer(int status, String type, String text) {}

    private interface Page {
        Answer make();
    }

    private static void answer(HttpExchange exchange, String path, Page page) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            var answer = !path.equals(exchange.getRequestURI().getPath())
                    ? new Answer(NOT_FOUND, "text/plain", "there are /metrics and /health\n")
                    : method.equals("GET") || method.equals("HEAD")
                            ? page.make()
                            : new Answer(WRONG_METHOD, "text/plain", "only GET is understood\n");
            var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (method.equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            try (var body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        }
    }

    private Answer metrics() {
        var all = new ArrayList<>(jvm.metrics());
        for (var source : sources) {
            try {
                all.addAll(source.metrics());
            } catch (RuntimeException | LinkageError e) {
                // An engine may be on its way out.
                LOG.debug("the figures of {} are left out", source, e);
            }
        }
        all.add(Metric.gauge(
                "truflow_healthy", "1 when nothing is wrong.", problems().isEmpty() ? 1 : 0));
        return new Answer(OK, PrometheusText.TYPE, PrometheusText.of(all));
    }

    /** 503 only when nobody is served: whoever restarts what is not well should not restart what is mending itself. */
    private Answer health() {
        if (network == null) {
            return new Answer(UNAVAILABLE, "text/plain; charset=utf-8", "the network does not listen\n");
        }
        var problems = problems();
        return new Answer(
                OK,
                "text/plain; charset=utf-8",
                problems.isEmpty() ? "ok\n" : "serving, but:\n" + String.join("\n", problems) + "\n");
    }

    private List<String> problems() {
        var all = new ArrayList<String>();
        for (var source : sources) {
            try {
                all.addAll(source.problems());
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("the problems of {} are left out", source, e);
            }
        }
        return all;
    }
}
