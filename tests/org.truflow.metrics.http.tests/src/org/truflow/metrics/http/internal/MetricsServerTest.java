package org.truflow.metrics.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truflow.id.PeerId;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;
import org.truflow.net.Network;
import org.truflow.settings.HttpSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** Figures and health as someone who watches gets them. */
class MetricsServerTest {

    @Test
    void is_off_unless_a_port_is_chosen() {
        var server = new MetricsServer(new Chosen(-1), List.of(), new Listening());

        assertEquals(-1, server.port());
        server.close();
    }

    @Test
    void shows_figures_as_prometheus_reads_them() throws IOException {
        var figures = figures(
                List.of(
                        Metric.counter("truflow_test_total", "Back\\slash.", 3).of("kind", "a \"b\""),
                        Metric.counter("truflow_test_total", "Back\\slash.", 4).of("kind", "c"),
                        Metric.gauge("truflow_test_seconds", "Half.", 0.5)),
                List.of());
        var server = new MetricsServer(new Chosen(0), List.of(figures, new Broken()), new Listening());

        var answer = get(server, "GET", "/metrics");

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("version=0.0.4"), answer);
        assertTrue(answer.contains("""
                # HELP truflow_test_seconds Half.
                # TYPE truflow_test_seconds gauge
                truflow_test_seconds 0.5
                # HELP truflow_test_total Back\\\\slash.
                # TYPE truflow_test_total counter
                truflow_test_total{kind="a \\"b\\""} 3
                truflow_test_total{kind="c"} 4
                """), answer);
        assertTrue(answer.contains("truflow_healthy 1\n"), answer);
        assertTrue(answer.contains("truflow_jvm_heap_used_bytes "), answer);
        server.close();
    }

    @Test
    void says_what_is_wrong_and_that_it_serves() throws IOException {
        var mending = figures(List.of(), List.of("the index is being rebuilt"));
        var well = new MetricsServer(new Chosen(0), List.of(), new Listening());
        var serving = new MetricsServer(new Chosen(0), List.of(mending), new Listening());
        var deaf = new MetricsServer(new Chosen(0), List.of(), null);

        assertTrue(get(well, "GET", "/health").endsWith("\r\n\r\nok\n"));
        assertTrue(get(serving, "GET", "/health").startsWith("HTTP/1.1 200 "));
        assertTrue(get(serving, "GET", "/health").contains("the index is being rebuilt"));
        assertTrue(get(deaf, "GET", "/health").startsWith("HTTP/1.1 503 "));
        List.of(well, serving, deaf).forEach(MetricsServer::close);
    }

    @Test
    void answers_nothing_else() throws IOException {
        var server = new MetricsServer(new Chosen(0), List.of(), new Listening());

        assertTrue(get(server, "GET", "/metrics/../etc/passwd").startsWith("HTTP/1.1 404 "));
        assertTrue(get(server, "GET", "/").startsWith("HTTP/1.1 404 "));
        assertTrue(get(server, "POST", "/metrics").startsWith("HTTP/1.1 405 "));
        server.close();
    }

    private static String get(MetricsServer server, String method, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var out = socket.getOutputStream();
                var in = socket.getInputStream()) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static MetricSource figures(List<Metric> metrics, List<String> problems) {
        return new MetricSource() {
            @Override
            public List<Metric> metrics() {
                return metrics;
            }

            @Override
            public List<String> problems() {
                return problems;
            }
        };
    }

    private static final class Broken implements MetricSource {
        @Override
        public List<Metric> metrics() {
            throw new IllegalStateException("on its way out");
        }
    }

    private static final class Listening implements Network {
        @Override
        public PeerId self() {
            return PeerId.of(new byte[32]);
        }

        @Override
        public List<InetSocketAddress> listening() {
            return List.of();
        }

        @Override
        public int sessions() {
            return 0;
        }

        @Override
        public String describe() {
            return "test";
        }
    }

    private record Chosen(int port) implements Settings {
        @Override
        public Path data() {
            return Path.of("/nowhere");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(Setting<T> setting) {
            return setting == HttpSettings.PORT ? (T) Integer.valueOf(port) : setting.fallback();
        }
    }
}
