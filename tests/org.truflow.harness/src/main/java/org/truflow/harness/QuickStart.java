package org.truflow.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Products that live for seconds, and hundreds of them: all take their classes from one archive, which the first peer and
 * the first tracker of this JVM write when they end, and their code is not compiled as for weeks. Otherwise they are
 * what is shipped.
 */
final class QuickStart {
    /** Not without the last compiler: what hashes a hundred megabytes needs it, what starts does not. */
    private static final String OPTIONS = "-XX:-UseG1GC -XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000"
            + " -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000";

    private static final Duration END = Duration.ofSeconds(60);
    private static final String CLASSES = "TRUFLOW_CLASSES";

    private static Map<String, String> environment = Map.of();

    private QuickStart() {}

    /** Returns what products are started with; the first call takes seconds. */
    static synchronized Map<String, String> environment(Path root) throws IOException {
        if (environment.isEmpty()) {
            var classes = Files.createTempDirectory("truflow-classes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Sandbox.delete(classes), "classes-delete"));
            writeArchives(root, classes);
            environment = Map.of(CLASSES, classes.toString(), "TRUFLOW_JAVA_OPTS", OPTIONS);
        }
        return environment;
    }

    /** Does a little of everything, so that most classes are loaded. */
    private static void writeArchives(Path root, Path classes) throws IOException {
        try (var sandbox = new Sandbox(root, Map.of(CLASSES, classes.toString()))) {
            var share = Files.createDirectories(sandbox.folder().resolve("share"));
            TestFiles.write(share.resolve("first.bin"), 100_000, 1);
            var tracker = sandbox.tracker("tracker");
            var anna = sandbox.peer("anna", tracker, "--share", share + "=first");
            var ben = sandbox.peer("ben", tracker);
            Condition.await(
                    "the first file to be found",
                    END,
                    () -> ben.json("sch", "first").path("hits").size() > 0);
            ben.exec("get", "anna:first/first.bin", "--wait");
            anna.kill();
            ben.terminate(END);
            tracker.terminate(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the classes were written", e);
        }
    }
}
