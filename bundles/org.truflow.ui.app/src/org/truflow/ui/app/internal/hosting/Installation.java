package org.truflow.ui.app.internal.hosting;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.BundleContext;

/**
 * The installation that this process runs from, and how another product of it is started: with the same Java and the same jars, but
 * with a configuration of its own, so that other bundles are started in it.
 */
final class Installation {
    private static final String LIST = "org.eclipse.equinox.simpleconfigurator";
    /** Of no use without a window. What of it stays in the list costs some milliseconds, and is not started. */
    private static final List<String> OF_WINDOWS = List.of(
            "org.truflow.ui",
            "org.eclipse.ui",
            "org.eclipse.swt",
            "org.eclipse.jface",
            "org.eclipse.e4",
            "org.eclipse.emf",
            "org.eclipse.help",
            "org.eclipse.core",
            "org.apache.batik",
            "com.github.weisj");

    private final Path home;

    Installation(Path home) {
        this.home = home;
    }

    /** @throws IOException if this process was not started from an installation */
    static Installation ofThisProcess(BundleContext context) throws IOException {
        var area = context.getProperty("osgi.install.area");
        if (area == null || !area.startsWith("file:")) {
            throw new IOException("Truflow was not started from an installation: osgi.install.area is " + area);
        }
        return new Installation(Path.of(URI.create(area.replace(" ", "%20"))));
    }

    /**
     * Writes what the framework of the other product is to start.
     *
     * @param configuration folder for it, made if it is not there
     * @param application what the product runs
     * @param levels of the bundles that are started, by symbolic name; the others are there for those that need them
     * @throws IOException if the installation lacks one of the bundles
     */
    void configure(Path configuration, String application, Map<String, Integer> levels) throws IOException {
        var own = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("configuration/config.ini"))) {
            own.load(in);
        }
        var list = bundles(levels);
        Files.createDirectories(configuration.resolve(LIST));
        Files.write(configuration.resolve(LIST).resolve("bundles.info"), list);
        var lines = new ArrayList<String>();
        for (var key : List.of("osgi.bundles", "osgi.framework", "osgi.framework.extensions")) {
            var value = own.getProperty(key);
            if (value != null) {
                lines.add(key + "=" + escaped(value));
            }
        }
        lines.add("osgi.bundles.defaultStartLevel=4");
        lines.add("osgi.configuration.cascaded=false");
        lines.add("eclipse.application=" + application);
        lines.add(LIST + ".configUrl=" + escaped("file:" + LIST + "/bundles.info"));
        Files.write(configuration.resolve("config.ini"), lines);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(":", "\\:");
    }

    private List<String> bundles(Map<String, Integer> levels) throws IOException {
        var file = home.resolve("configuration").resolve(LIST).resolve("bundles.info");
        var missing = new HashMap<>(levels);
        var lines = new ArrayList<String>(List.of("#encoding=UTF-8", "#version=1"));
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(",");
            if (line.startsWith("#") || parts.length != 5) {
                continue;
            }
            var level = missing.remove(parts[0]);
            if (parts[0].equals("org.eclipse.osgi")) {
                lines.add(line);
            } else if (level != null) {
                lines.add(String.join(",", parts[0], parts[1], parts[2], String.valueOf(level), "true"));
            } else if (OF_WINDOWS.stream().noneMatch(parts[0]::startsWith)) {
                lines.add(String.join(",", parts[0], parts[1], parts[2], "4", "false"));
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException("this installation cannot be a tracker: " + file + " has no " + missing.keySet());
        }
        return lines;
    }

    /** Returns the command that starts it, without arguments of its own. */
    List<String> command(Path configuration, List<String> javaOptions) throws IOException {
        var command = new ArrayList<String>();
        var windows = System.getProperty("os.name", "").startsWith("Windows");
        command.add(Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java")
                .toString());
        command.addAll(javaOptions);
        command.add("-Djava.util.logging.config.file=" + home.resolve("logging.properties"));
        command.add("-jar");
        command.add(launcher().toString());
        command.addAll(List.of("-nosplash", "-install", home.toString()));
        command.addAll(List.of("-configuration", configuration.toString(), "-data", "@none", "-user", "@none"));
        return command;
    }

    private Path launcher() throws IOException {
        try (var jars = Files.newDirectoryStream(home.resolve("plugins"), "org.eclipse.equinox.launcher_*.jar")) {
            for (var jar : jars) {
                return jar;
            }
        }
        throw new IOException("there is no org.eclipse.equinox.launcher in " + home.resolve("plugins"));
    }
}
