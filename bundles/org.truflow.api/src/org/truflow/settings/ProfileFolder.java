package org.truflow.settings;

import java.nio.file.Path;

/**
 * Where everything of this installation is kept. A service as soon as the folder is locked for this process; {@link Settings} come
 * when they are known, which may be after a person was asked. Call from any thread.
 */
@FunctionalInterface
public interface ProfileFolder {
    /** Returns the folder: absolute, existing, writable, used by this process alone. */
    Path data();
}
