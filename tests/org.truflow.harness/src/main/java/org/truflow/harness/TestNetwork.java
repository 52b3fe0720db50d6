package org.truflow.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of its own with hosts that are network namespaces of Linux: real processes, a real TCP, and between them packets that
 * are delayed, lost and cut as a test says. Needs the rights of an administrator; where they are missing {@link #open} says so.
 * Everything it made is gone after {@link #close}.
 */
public final class TestNetwork implements AutoCloseable {
    private static final String DEVICE = "truflow0";
    private static final String NET = "10.77.0.";
    private static final int DESTINATION = 16;
    private static final int ADDRESS = 4;
    private static final int MOST_WAITING = 20_000;
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final String name = "truflow-" + ProcessHandle.current().pid() + "-" + NETWORKS.incrementAndGet();
    private final SplittableRandom random;
    private final Map<String, Host> byAddress = new ConcurrentHashMap<>();
    private final List<Host> hosts = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private int addresses;

    private TestNetwork(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Makes a network with hosts in it.
     *
     * @param seed of what is lost
     * @throws IOException if this is not allowed here, saying why
     */
    public static TestNetwork open(long seed, String... hosts) throws IOException {
        var network = new TestNetwork(seed);
        try {
            for (var host : hosts) {
                network.add(host);
            }
            return network;
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    /** A packet on its way. */
    private record Packet(ByteBuffer bytes, long due) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due - ((Packet) other).due, 0);
        }
    }

    /** A host with one address. */
    public final class Host {
        private final String namespace;
        private final Tun tun;
        private final DelayQueue<Packet> incoming = new DelayQueue<>();
        private volatile String address = "";
        private volatile Duration delay = Duration.ZERO;
        private volatile double loss;
        private volatile boolean cut;

        private Host(String namespace, Tun tun) {
            this.namespace = namespace;
            this.tun = tun;
        }

        public String address() {
            return address;
        }

        /** Returns what stands before a command that is to run on this host. */
        public List<String> command() {
            return List.of("ip", "netns", "exec", namespace);
        }

        /** Every packet from and to it takes so much longer. */
        public void delay(Duration each) {
            delay = each;
        }

        /** Of all packets from and to it so many are lost, 0 to 1. */
        public void loss(double share) {
            loss = share;
        }

        /** From now on, until told otherwise, nothing gets through, and nobody is told. */
        public void cut(boolean now) {
            cut = now;
        }

        /** Gives it another address; what was connected with the old one stays so on both sides, and never hears of the other again. */
        public void changeAddress() throws IOException {
            var old = address;
            var next = NET + ++addresses;
            if (!old.isEmpty()) {
                run("ip", "-n", namespace, "addr", "del", old + "/24", "dev", DEVICE);
                byAddress.remove(old);
            }
            run("ip", "-n", namespace, "addr", "add", next + "/24", "dev", DEVICE);
            byAddress.put(next, this);
            address = next;
        }

        private void receive() {
            try {
                while (!closed) {
                    var packet = incoming.poll(100, TimeUnit.MILLISECONDS);
                    if (packet != null) {
                        tun.write(packet.bytes);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void send() {
            try {
                while (!closed) {
                    var packet = tun.read();
                    if (packet.capacity() >= DESTINATION + ADDRESS) {
                        pass(packet);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void pass(ByteBuffer packet) {
            var to = byAddress.get(destination(packet));
            if (to == null || cut || to.cut || lost(loss) || lost(to.loss) || to.incoming.size() > MOST_WAITING) {
                return;
            }
            to.incoming.add(
                    new Packet(packet, System.nanoTime() + delay.plus(to.delay).toNanos()));
        }
    }

    private boolean lost(double share) {
        synchronized (random) {
            return share > 0 && random.nextDouble() < share;
        }
    }

    private static String destination(ByteBuffer packet) {
        var address = new StringBuilder();
        for (var at = DESTINATION; at < DESTINATION + ADDRESS; at++) {
            address.append(address.isEmpty() ? "" : ".").append(packet.get(at) & 0xff);
        }
        return address.toString();
    }

    private void add(String host) throws IOException {
        var namespace = name + "-" + host;
        run("ip", "netns", "add", namespace);
        Host added;
        try {
            added = new Host(namespace, Tun.in(namespace, DEVICE));
        } catch (IOException e) {
            run("ip", "netns", "del", namespace);
            throw e;
        }
        hosts.add(added);
        run("ip", "-n", namespace, "link", "set", "lo", "up");
        run("ip", "-n", namespace, "link", "set", DEVICE, "up");
        added.changeAddress();
        threads.add(Thread.ofPlatform().name(namespace + "-out").start(added::send));
        threads.add(Thread.ofPlatform().name(namespace + "-in").start(added::receive));
    }

    /** Returns a host by the name that it was made with. */
    public Host host(String host) {
        return hosts.stream()
                .filter(each -> each.namespace.equals(name + "-" + host))
                .findFirst()
                .orElseThrow();
    }

    private static void run(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at " + Arrays.toString(command), e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var host : hosts) {
            host.tun.close();
            run("ip", "netns", "del", host.namespace);
        }
    }
}
