package org.truflow.shell;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.net.Network;

/** What a status command tells: lines with a label for people, keys for scripts. For one thread. */
public final class StatusReport {
    private static final String MISSING = "not running";
    private static final int LABEL = 11;

    private final Output out;
    private final Map<String, Object> json = new LinkedHashMap<>();

    public StatusReport(Output out) {
        this.out = out;
    }

    /** @param label at most ten characters */
    public void line(String label, String text) throws IOException {
        out.line(label + " ".repeat(Math.max(1, LABEL - label.length())) + text);
    }

    public void put(String key, Object value) {
        json.put(key, value);
    }

    /** An engine is stopped. @param label and JSON key */
    public void missing(String label) throws IOException {
        line(label, MISSING);
        put(label, MISSING);
    }

    /** Tells of the network. @param network null if it does not listen */
    public void network(@Nullable Network network) throws IOException {
        if (network == null) {
            missing("network");
        } else {
            line("network", network.describe() + ", " + network.sessions() + " sessions");
            put(
                    "network",
                    Map.of("describe", network.describe(), "sessions", network.sessions(), "peer", network.self()));
        }
    }

    /** Writes the JSON, if that was asked for. @return the status of the command */
    public int end() throws IOException {
        out.json(json);
        return ExitStatus.OK;
    }
}
