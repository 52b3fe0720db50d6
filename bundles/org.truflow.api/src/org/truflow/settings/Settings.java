package org.truflow.settings;

import java.nio.file.Path;

/**
 * The choices of this installation. Registered as a service by whoever starts the product, so that nothing that
 * needs them starts before they are known. Some can change while the program runs ({@link SettingsReload}): whoever uses one of
 * those asks again each time. Call from any thread.
 */
public interface Settings {

    /** Returns the folder of this profile: absolute, existing, writable, used by this process alone. */
    Path data();

    /** Returns what was chosen, or the fallback. Values were checked when they were read, so this never fails. */
    <T> T get(Setting<T> setting);
}
