package org.truflow.ui.app.internal.hosting;

import java.util.List;
import java.util.Map;

/** The tracker as the product without a window starts it; a test compares both. */
final class TrackerProduct {
    static final String APPLICATION = "org.truflow.headless.tracker";

    static final Map<String, Integer> STARTED = Map.ofEntries(
            Map.entry("org.eclipse.equinox.simpleconfigurator", 1),
            Map.entry("org.apache.aries.spifly.dynamic.bundle", 2),
            Map.entry("ch.qos.logback.classic", 2),
            Map.entry("slf4j.api", 2),
            Map.entry("org.apache.felix.scr", 3),
            Map.entry("org.apache.felix.gogo.command", 4),
            Map.entry("org.apache.felix.gogo.runtime", 4),
            Map.entry("org.eclipse.equinox.app", 4),
            Map.entry("org.truflow.headless", 4),
            Map.entry("org.truflow.identity", 4),
            Map.entry("org.truflow.metrics.http", 4),
            Map.entry("org.truflow.profile", 4),
            Map.entry("org.truflow.net.netty", 4),
            Map.entry("org.truflow.shell", 4),
            Map.entry("org.truflow.shell.tracker", 4),
            Map.entry("org.truflow.tracker.search.lucene", 4),
            Map.entry("org.truflow.tracker.rooms", 4),
            Map.entry("org.truflow.tracker.server", 4),
            Map.entry("org.truflow.tracker.store.eclipsestore", 4));

    /** As its start script, for a community that one desktop serves. */
    static final List<String> JAVA = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true");

    private TrackerProduct() {}
}
