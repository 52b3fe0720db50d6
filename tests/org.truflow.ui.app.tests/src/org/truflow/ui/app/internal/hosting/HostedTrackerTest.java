package org.truflow.ui.app.internal.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedTrackerTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Process> processes = new ArrayList<>();
    private List<String> arguments = List.of();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void runs_when_it_says_so_and_ends_when_told() throws Exception {
        var tracker =
                tracker("echo starting; echo 'ready tracker address=127.0.0.1:4711 id=ABCD users=0'; exec sleep 100");

        var on = tracker.start("127.0.0.1", 4711);

        assertEquals(new HostState.On(List.of("127.0.0.1:4711"), "ABCD"), on);
        assertEquals(on, tracker.state());
        assertEquals("4711", arguments.get(arguments.indexOf("--port") + 1));
        assertEquals(String.valueOf(ProcessHandle.current().pid()), arguments.get(arguments.indexOf("--parent") + 1));

        tracker.stop();

        assertInstanceOf(HostState.Off.class, tracker.state());
        assertFalse(processes.getFirst().isAlive());
    }

    @Test
    void what_it_says_when_it_cannot_start_is_told() {
        var tracker = tracker("echo 'port 1234 is taken, choose another' >&2; exit 1");

        var failure = assertThrows(IOException.class, () -> tracker.start("", 1234));

        assertEquals("port 1234 is taken, choose another", failure.getMessage());
        assertEquals(new HostState.Failed("port 1234 is taken, choose another"), tracker.state());
    }

    @Test
    void an_end_without_a_word_is_told_with_its_status() {
        var tracker = tracker("exit 7");

        var failure = assertThrows(IOException.class, () -> tracker.start("", 1234));

        assertTrue(failure.getMessage().contains("status 7"), failure.getMessage());
    }

    @Test
    void an_end_later_on_is_seen() throws Exception {
        var tracker = tracker(
                "echo 'ready tracker address=127.0.0.1:4711 id=ABCD users=0'; read -r _; echo 'the disk is full' >&2; exit 1");
        tracker.start("127.0.0.1", 4711);
        var failed = new CountDownLatch(1);
        try (var _ = tracker.subscribe(() -> {
            if (tracker.state() instanceof HostState.Failed) {
                failed.countDown();
            }
        })) {

            processes.getFirst().getOutputStream().close();

            assertTrue(failed.await(20, TimeUnit.SECONDS));
            assertEquals(new HostState.Failed("the disk is full"), tracker.state());
        }
    }

    @Test
    void its_line_is_understood_for_both_kinds_of_addresses() {
        assertEquals(
                Optional.of(new Ready(1234, "AB-C")),
                Ready.parse("ready tracker address=0.0.0.0:1234 id=AB-C users=3"));
        assertEquals(
                Optional.of(new Ready(1234, "AB-C")), Ready.parse("ready tracker address=[::]:1234 id=AB-C users=3"));
        assertEquals(Optional.empty(), Ready.parse("ready peer address=[::]:1234 id=AB-C"));
    }

    @Test
    void others_are_told_addresses_that_reach_here_from_outside() throws IOException {
        var addresses = List.of(
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("fe80::1"),
                InetAddress.getByName("2001:db8::5"),
                InetAddress.getByName("10.1.2.3"));

        assertEquals(List.of("10.1.2.3:1234", "[2001:db8:0:0:0:0:0:5]:1234"), Addresses.shown(addresses, 1234));
        assertEquals(List.of("127.0.0.1:1234"), Addresses.shown(List.of(), 1234));
        assertEquals(List.of("[::1]:9"), Addresses.of("::1", 9));
    }

    @Test
    void a_port_that_is_taken_is_not_chosen_and_one_that_was_told_is_kept() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEquals(taken.getLocalPort(), HostPort.choose(taken.getLocalPort(), "127.0.0.1"));
        }
        assertTrue(HostPort.choose(0, "127.0.0.1") > 0);
    }

    @Test
    void another_product_of_the_installation_starts_other_bundles() throws IOException {
        var home = installation();
        var configuration = folder.resolve("tracker/.equinox");

        var installation = new Installation(home);
        installation.configure(configuration, "the.tracker", Map.of("org.truflow.tracker.server", 4, "slf4j.api", 2));

        assertEquals(
                List.of(
                        "#encoding=UTF-8",
                        "#version=1",
                        "org.eclipse.osgi,3,plugins/osgi.jar,-1,true",
                        "org.truflow.api,1,plugins/api.jar,4,false",
                        "org.truflow.share.local,1,plugins/share.jar,4,false",
                        "org.truflow.tracker.server,1,plugins/server.jar,4,true",
                        "slf4j.api,2,plugins/slf4j.jar,2,true"),
                Files.readAllLines(configuration.resolve("org.eclipse.equinox.simpleconfigurator/bundles.info")));
        var ini = Files.readAllLines(configuration.resolve("config.ini"));
        assertTrue(ini.contains("eclipse.application=the.tracker"), ini.toString());
        assertTrue(ini.contains("osgi.framework=file\\:plugins/osgi.jar"), ini.toString());
        assertTrue(installation.command(configuration, List.of("-Xmx1g")).contains("-Xmx1g"));
    }

    @Test
    void an_installation_without_a_tracker_says_what_is_missing() throws IOException {
        var installation = new Installation(installation());

        var failure = assertThrows(
                IOException.class,
                () -> installation.configure(folder.resolve("c"), "the.tracker", Map.of("org.lucene", 4)));

        assertTrue(failure.getMessage().contains("org.lucene"), failure.getMessage());
    }

    private Path installation() throws IOException {
        var home = folder.resolve("home");
        var list = home.resolve("configuration/org.eclipse.equinox.simpleconfigurator");
        Files.createDirectories(list);
        Files.createDirectories(home.resolve("plugins"));
        Files.createFile(home.resolve("plugins/org.eclipse.equinox.launcher_1.8.0.jar"));
        Files.writeString(
                home.resolve("configuration/config.ini"),
                "osgi.framework=file\\:plugins/osgi.jar\nosgi.bundles=reference\\:file\\:simple.jar@1\\:start\n");
        Files.write(
                list.resolve("bundles.info"),
                List.of(
                        "#encoding=UTF-8",
                        "org.eclipse.osgi,3,plugins/osgi.jar,-1,true",
                        "org.eclipse.swt,3,plugins/swt.jar,4,false",
                        "org.truflow.api,1,plugins/api.jar,4,false",
                        "org.truflow.share.local,1,plugins/share.jar,4,true",
                        "org.truflow.tracker.server,1,plugins/server.jar,4,false",
                        "org.truflow.ui.app,1,plugins/app.jar,4,true",
                        "slf4j.api,2,plugins/slf4j.jar,2,true"));
        return home;
    }

    private HostedTracker tracker(String script) {
        return new HostedTracker(folder.resolve("tracker"), given -> {
            arguments = given;
            var process = new ProcessBuilder("sh", "-c", script).start();
            processes.add(process);
            return process;
        });
    }
}
