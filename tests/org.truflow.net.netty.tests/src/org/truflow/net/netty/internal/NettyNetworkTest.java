package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.await;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.truflow.net.Network;
import org.truflow.net.NetworkProblem;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;
import org.truflow.settings.NetSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** The component, in a framework that only remembers what is registered. */
class NettyNetworkTest {
    private final Map<Integer, Object> registered = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void offers_sessions_and_network_while_it_listens() throws Exception {
        var component = new NettyNetwork(context(), new Chosen(0), TestIdentity.create());
        component.start();
        var node = (Node) registered.values().iterator().next();
        try (var nodes = new Nodes("auto")) {
            var there = new Target(
                    List.of(new InetSocketAddress("127.0.0.1", node.port())),
                    Optional.of(node.self()),
                    SessionKind.CONTROL);

            var session = Nodes.get(nodes.node().connect(there));

            assertEquals(node.self(), session.remote());
            assertEquals(1, registered.size());
            component.stop();
            assertEquals(Map.of(), registered);
            Nodes.get(session.closed());
        }
    }

    @Test
    void says_why_it_cannot_listen_and_listens_as_soon_as_it_can() throws Exception {
        NettyNetwork component;
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            component = new NettyNetwork(context(), new Chosen(taken.getLocalPort()), TestIdentity.create());

            component.start();

            var problem = (NetworkProblem) registered.values().iterator().next();
            assertTrue(
                    problem.reason().startsWith("cannot listen on 127.0.0.1:" + taken.getLocalPort()),
                    problem.reason());
        }
        await("it listens", () -> registered.values().stream().anyMatch(service -> service instanceof Node));
        assertEquals(1, registered.size());
        component.stop();
        assertEquals(Map.of(), registered);
    }

    @Test
    void stops_while_it_tries() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var component = new NettyNetwork(context(), new Chosen(taken.getLocalPort()), TestIdentity.create());
            component.start();

            component.stop();

            assertEquals(Map.of(), registered);
        }
        await(
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("truflow-net")));
    }

    private BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) -> {
                    if (!method.getName().equals("registerService")) {
                        throw new AssertionError("not asked for here: " + method);
                    }
                    var number = numbers.incrementAndGet();
                    if (!(arguments[1] instanceof NetFigures)) {
                        registered.put(number, arguments[1]);
                    }
                    if (arguments[0] instanceof String[] names) {
                        assertEquals(List.of(Sessions.class.getName(), Network.class.getName()), List.of(names));
                    }
                    return Proxy.newProxyInstance(
                            ServiceRegistration.class.getClassLoader(),
                            new Class<?>[] {ServiceRegistration.class},
                            (registration, call, nothing) -> registered.remove(number));
                });
    }

    private record Chosen(int port) implements Settings {
        @Override
        public Path data() {
            return Path.of("/nowhere");
        }

        @Override
        @SuppressWarnings("unchecked") // the types are those of the settings named
        public <T> T get(Setting<T> setting) {
            if (setting == NetSettings.PORT) {
                return (T) Integer.valueOf(port);
            }
            return setting == NetSettings.BIND ? (T) "127.0.0.1" : setting.fallback();
        }
    }
}
