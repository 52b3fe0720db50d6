package org.truflow.share.local.internal.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Tells whether the machine was started anew since the index was open. If it went down with the index open, what was handed over to the
 * system may never have reached the disk, although others were told of it.
 */
final class Boot {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private Boot() {}

    /** Returns a number of the present run of the system, or one that never comes again where it has none. */
    static long current() {
        try {
            return UUID.nameUUIDFromBytes(Files.readString(LINUX).getBytes(StandardCharsets.UTF_8))
                    .getMostSignificantBits();
        } catch (IOException e) {
            return UUID.randomUUID().getMostSignificantBits();
        }
    }
}
