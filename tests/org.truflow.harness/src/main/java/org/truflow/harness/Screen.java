package org.truflow.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A screen of its own, with a window manager: no test opens a window on the screen that somebody works at. */
public final class Screen implements AutoCloseable {
    private final Process server;
    private final Process windows;
    private final String display;

    private Screen(Process server, Process windows, String display) {
        this.server = server;
        this.windows = windows;
        this.display = display;
    }

    /**
     * Starts an X server in memory on a free display, 1280 by 800.
     *
     * @throws IOException if its packages are missing, naming them
     */
    @SuppressWarnings("resource") // the streams go with their process
    public static Screen open() throws IOException {
        Process server;
        try {
            server = new ProcessBuilder(
                            "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException("no screen: apt-get install xvfb xauth openbox dbus-x11 libgtk-3-0", e);
        }
        var number =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (number == null) {
            server.destroyForcibly();
            throw new IOException(
                    "Xvfb ended with status " + server.onExit().join().exitValue());
        }
        var display = ":" + number;
        var windows = new ProcessBuilder("env", "DISPLAY=" + display, "openbox")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Screen(server, windows, display);
    }

    /** Returns for example {@code :99}. */
    public String display() {
        return display;
    }

    /** Returns the command that runs another on this screen, with nothing of the desktop that the tests run on. */
    List<String> by() {
        return List.of("env", "-u", "WAYLAND_DISPLAY", "DISPLAY=" + display, "NO_AT_BRIDGE=1", "GDK_BACKEND=x11");
    }

    @Override
    public void close() {
        windows.destroy();
        server.destroy();
        windows.onExit().join();
        server.onExit().join();
    }
}
