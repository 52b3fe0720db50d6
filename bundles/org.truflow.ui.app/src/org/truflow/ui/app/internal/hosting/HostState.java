package org.truflow.ui.app.internal.hosting;

import java.util.List;

/** How the tracker here stands. */
public sealed interface HostState {
    record Off() implements HostState {}

    record Starting() implements HostState {}

    /**
     * @param addresses what others can be told, {@code HOST:PORT}, the most usual first; never empty
     * @param id its peer id
     */
    record On(List<String> addresses, String id) implements HostState {
        public On {
            addresses = List.copyOf(addresses);
        }
    }

    /** @param reason what it said at its end */
    record Failed(String reason) implements HostState {}
}
