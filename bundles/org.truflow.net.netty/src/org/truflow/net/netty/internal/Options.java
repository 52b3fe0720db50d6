package org.truflow.net.netty.internal;

import java.time.Duration;
import org.truflow.settings.NetSettings;
import org.truflow.settings.Settings;

/**
 * What was chosen for the network.
 *
 * @param bind address to listen on; empty for all
 * @param port 0 for any free one
 * @param tls auto, boringssl or jdk
 * @param halfOpen connections in all that have not said hello yet; an eighth of it for one address
 */
public record Options(
        String bind,
        int port,
        int connections,
        int connectionsPerAddress,
        int connectsPerMinute,
        int halfOpen,
        String tls,
        Timing timing) {

    /** What a peer listens on when nobody chose; whoever starts a tracker chooses. */
    private static final int PEER_PORT = 4321;

    private static final int HALF_OPEN = 4_096;

    public static Options of(Settings settings) {
        var port = settings.get(NetSettings.PORT);
        return new Options(
                settings.get(NetSettings.BIND),
                port < 0 ? PEER_PORT : port,
                settings.get(NetSettings.CONNECTIONS),
                settings.get(NetSettings.CONNECTIONS_PER_ADDRESS),
                settings.get(NetSettings.CONNECTS_PER_MINUTE),
                HALF_OPEN,
                settings.get(NetSettings.TLS),
                Timing.of(Duration.ofSeconds(settings.get(NetSettings.IDLE_SECONDS))));
    }
}
