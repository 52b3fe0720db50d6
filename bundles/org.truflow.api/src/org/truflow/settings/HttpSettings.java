package org.truflow.settings;

import java.util.List;

/** What can be chosen for metrics and health over HTTP. */
public final class HttpSettings {
    private HttpSettings() {}

    public static final Setting<Integer> PORT = Setting.number(
            "http.port",
            -1,
            -1,
            65_535,
            "TCP port for metrics (/metrics, for Prometheus) and health (/health) over HTTP; 0 takes any free one. -1: off.");
    public static final Setting<String> BIND = Setting.text(
            "http.bind",
            "127.0.0.1",
            "Address for metrics and health. Whoever can reach it can read them: nothing is encrypted, nobody is asked who they are.");

    /** All of them, in the order of the configuration file. */
    public static List<Setting<?>> all() {
        return List.of(PORT, BIND);
    }
}
