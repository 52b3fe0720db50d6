package org.truflow.settings;

import java.io.IOException;
import java.util.Map;

/**
 * Keeps what was changed while the product runs, for its next start. The {@link Settings} of this run stay as they are: whoever can
 * change while it runs does so by itself. Call from threads that may wait for the disk.
 */
public interface SettingsKeeper {

    /**
     * Writes values into the settings' file and leaves the rest of it as it is.
     *
     * @param values texts as their settings read them
     * @throws IOException saying file and reason, if it cannot be written or a value is not allowed
     */
    void keep(Map<Setting<?>, String> values) throws IOException;
}
