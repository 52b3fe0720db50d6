package org.truflow.settings;

import java.io.IOException;
import java.util.List;

/** Reads the settings' file again while the program runs. Call from threads that may wait for the disk. */
public interface SettingsReload {

    /**
     * Reads the file. What can change while the program runs has effect from now on, in the {@link Settings} that
     * everyone has; the rest at the next start.
     *
     * @throws IOException saying file, line and what is allowed; nothing is changed then
     */
    Reloaded reload() throws IOException;

    /** @param now keys of what changed and has effect; {@code later} keys of what changed and has effect at the next start */
    record Reloaded(List<String> now, List<String> later) {
        public Reloaded {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }
}
