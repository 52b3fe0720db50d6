package org.truflow.ui.app.internal.hosting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.truflow.directory.TrackerAddress;

/** The port of the tracker here: chosen once, so that what others were told stays true. */
public final class HostPort {
    private HostPort() {}

    /**
     * Returns the port to listen on. Asks the system: not on the UI thread.
     *
     * @param before the one of the last time, 0 for none
     * @param bind address to listen on, empty for all
     */
    public static int choose(int before, String bind) throws IOException {
        if (before > 0) {
            return before;
        }
        try {
            return free(TrackerAddress.PORT, bind);
        } catch (IOException e) {
            // Somebody else is there; others are told the port with the address anyway.
            return free(0, bind);
        }
    }

    private static int free(int port, String bind) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(
                    bind.isBlank()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(bind), port));
            return socket.getLocalPort();
        }
    }
}
