package org.truflow.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.AssembledProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.Screen;

/** The window itself: it opens, remembers, and ends well. */
class WindowTest {
    private Screen screen;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        screen = Screen.open();
        sandbox = new Sandbox(Shots.ROOT);
    }

    @AfterEach
    void close() {
        sandbox.close();
        screen.close();
    }

    @Test
    void it_opens_and_ends_with_everything_saved() throws Exception {
        var workbench =
                sandbox.workbench(Shots.ROOT, screen, "anna", "--name", "anna", "--bind", "127.0.0.1", "--port", "0");
        workbench.shot(Shots.file("window"));
        workbench.ui("perspective", "org.truflow.ui.perspective.transfers");

        assertEquals(0, workbench.product().terminate(Duration.ofSeconds(10)));
        assertEquals("", workbench.complaints());

        var again = sandbox.workbench(Shots.ROOT, screen, "anna");
        assertTrue(Files.readString(Path.of(
                        sandbox.folder() + "/anna/workbench/.metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi"))
                .contains("org.truflow.ui.perspective.transfers"));
        assertEquals("", again.complaints());
    }

    @Test
    void it_says_what_is_missing_where_there_is_no_display() throws Exception {
        var product = AssembledProduct.find(Shots.ROOT, "workbench");
        var process = new ProcessBuilder(
                        "env",
                        "-u",
                        "DISPLAY",
                        "-u",
                        "WAYLAND_DISPLAY",
                        product.script().toString(),
                        "--data",
                        sandbox.folder() + "/nobody")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertEquals(1, process.waitFor());
        assertTrue(said.contains("there is no display"), said);
    }
}
