package org.truflow.products;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.harness.AssembledProduct;

/** What the start scripts do before Java runs, with a stand-in for Java that prints how it was called. */
class StartScriptTest {

    private static final Path ROOT = Path.of(System.getProperty("truflow.root"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"peer", "tracker"})
    void passes_every_argument_on_to_the_application(String name) throws Exception {
        var ran = start(name, fakeJdk("25.0.3"), "--data", folder + "/with blank", "--name", "a b", "*");

        assertEquals(0, ran.exit(), ran.output());
        var arguments = ran.output().lines().toList();
        assertEquals(List.of("--data", folder + "/with blank", "--name", "a b", "*"), last(5, arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peer", "tracker"})
    void keeps_its_data_below_the_users_data_folder_when_none_is_named(String name) throws Exception {
        var ran = start(name, fakeJdk("25.0.3"));

        assertEquals(0, ran.exit(), ran.output());
        assertEquals(
                List.of("--data", folder + "/share/truflow/" + name),
                last(2, ran.output().lines().toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peer", "tracker"})
    void puts_the_frameworks_cache_into_the_data_folder_and_nothing_into_the_product(String name) throws Exception {
        var product = AssembledProduct.find(ROOT, name).folder();
        var before = listing(product);

        var ran = start(name, fakeJdk("25.0.3"), "--data=" + folder.resolve("data"));

        assertEquals(0, ran.exit(), ran.output());
        assertTrue(ran.output().contains("-configuration\n" + folder.resolve("data/.equinox")), ran.output());
        assertEquals("rwx------", permissions(folder.resolve("data")));
        assertEquals(before, listing(product));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peer", "tracker"})
    void refuses_an_older_java_and_says_what_to_install(String name) throws Exception {
        var ran = start(name, fakeJdk("21.0.8"), "--data", folder + "/data");

        assertEquals(1, ran.exit(), ran.output());
        assertTrue(ran.output().startsWith("truflow-" + name + ": needs Java 25 or newer"), ran.output());
        assertTrue(ran.output().contains("apt-get install"), ran.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"peer", "tracker"})
    void sends_a_command_to_the_instance_that_owns_the_data_folder(String name) throws Exception {
        var ran = start(name, fakeJdk("25.0.3"), "exec", "--data", folder + "/data", "get", "a b", "--data", "x");

        assertEquals(0, ran.exit(), ran.output());
        assertEquals(
                List.of("org.truflow.shell.client.Exec", "--data", folder + "/data", "get", "a b", "--data", "x"),
                last(7, ran.output().lines().toList()));
        assertTrue(Files.notExists(folder.resolve("data")), "a command creates no data folder");
    }

    private Ran start(String name, Path jdk, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(AssembledProduct.find(ROOT, name).script().toString());
        command.addAll(List.of(arguments));
        // The machine may have a Java on its PATH that is new enough: "java" is looked up in the folder that comes
        // first.
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "JAVA_HOME", jdk.toString(),
                        "TRUFLOW_JVMS", folder + "/none",
                        "PATH", jdk.resolve("bin") + ":/usr/bin:/bin",
                        "HOME", folder.toString(),
                        "XDG_DATA_HOME", folder + "/share"));
        var running = process.start();
        running.getOutputStream().close();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertTrue(running.waitFor(1, TimeUnit.MINUTES), "the script ends");
        return new Ran(running.exitValue(), output);
    }

    private Path fakeJdk(String version) throws IOException {
        var home = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static List<String> listing(Path product) throws IOException {
        try (var paths = Files.walk(product)) {
            return paths.map(Path::toString).sorted().toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> last(int count, List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private record Ran(int exit, String output) {}
}
