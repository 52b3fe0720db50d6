package org.truflow.settings;

import java.util.List;

/** What can be chosen for the network, on a tracker and a peer alike. */
public final class NetSettings {
    private NetSettings() {}

    public static final Setting<String> BIND =
            Setting.text("net.bind", "", "Address to listen on, IPv4 or IPv6. Empty: all addresses of this machine.");
    public static final Setting<Integer> PORT = Setting.number(
            "net.port",
            -1,
            -1,
            65_535,
            "TCP port to listen on; 0 takes any free one. -1: 1234 for a tracker, 4321 for a peer.");
    public static final Setting<Integer> CONNECTIONS_PER_ADDRESS = Setting.number(
            "net.connections.per.address", 256, 1, 100_000, "Open connections that one address may have here.");
    public static final Setting<Integer> CONNECTIONS =
            Setting.number("net.connections", 20_000, 1, 1_000_000, "Open connections in all.");
    public static final Setting<Integer> CONNECTS_PER_MINUTE = Setting.number(
            "net.connects.per.minute", 1_200, 1, 1_000_000, "New connections that one address may open in a minute.");
    public static final Setting<Integer> IDLE_SECONDS = Setting.number(
            "net.idle.seconds",
            90,
            5,
            86_400,
            "A connection that says nothing for so long, not even a keep-alive, is closed.");
    public static final Setting<String> TLS = Setting.text("net.tls", "auto", "TLS engine: auto, boringssl or jdk.");

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(BIND, PORT, CONNECTIONS, CONNECTIONS_PER_ADDRESS, CONNECTS_PER_MINUTE, IDLE_SECONDS, TLS);
    }
}
