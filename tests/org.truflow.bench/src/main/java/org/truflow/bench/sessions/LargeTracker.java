package org.truflow.bench.sessions;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.truflow.bench.Program;
import org.truflow.bench.Usage;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;

/** A tracker product whose limits let one address do what a thousand would do. */
public record LargeTracker(RunningProduct product) {
    private static final String SETTINGS = """
            net.connections = 1000000
            net.connections.per.address = 100000
            net.connects.per.minute = 1000000
            tracker.searches.per.minute = 1000000
            tracker.lines.per.minute = 1000000
            tracker.registrations.per.hour = 1000000
            """;

    public static LargeTracker start(Sandbox sandbox, String data) throws IOException {
        return start(sandbox, data, SETTINGS);
    }

    /** @param settings lines of {@code truflow.conf} */
    public static LargeTracker start(Sandbox sandbox, String data, String settings) throws IOException {
        var folder = Files.createDirectories(sandbox.folder().resolve(data));
        Files.writeString(folder.resolve("truflow.conf"), settings);
        return new LargeTracker(sandbox.tracker(data));
    }

    public InetSocketAddress address() {
        var address = product.address();
        var colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** Returns the memory in MiB that it has in RAM after it collected its garbage. */
    public double settledMemory() throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        Program.need(jcmd, String.valueOf(product.pid()), "GC.run");
        return Usage.resident(product.pid());
    }
}
