package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What must hold of every path that gets through, told in other words than the code under test uses. */
final class PathOracle {
    private static final Pattern WINDOWS_WOULD_NOT = Pattern.compile(
            "(?i)(con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(com|lpt)[0-9\u00B9\u00B2\u00B3])\\s*(\\..*)?");
    private static final Pattern NEVER =
            Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f/\\\\:*?\"<>|\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private PathOracle() {}

    static void assertSafe(SafePath safe, Path root, String given) throws Exception {
        var path = safe.resolveUnder(root);
        assertTrue(path.startsWith(root) && !path.equals(root), given);
        assertEquals(path, path.normalize(), given);
        assertEquals(root.getNameCount() + safe.names().size(), path.getNameCount(), given);
        assertEquals(safe.toString(), root.relativize(path).toString().replace('\\', '/'), given);
        for (var name : safe.names()) {
            assertFalse(NEVER.matcher(name).find(), given);
            assertFalse(WINDOWS_WOULD_NOT.matcher(name).matches(), given);
            assertFalse(name.isEmpty() || name.endsWith(".") || name.endsWith(" "), given);
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255, given);
            assertEquals(name, new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), given);
            assertEquals(name, Normalizer.normalize(name, Normalizer.Form.NFC), given);
        }
    }

    /** Checks all that is promised of any text at all. Returns whether it was legal. */
    static boolean check(String given, Path root) throws Exception {
        RemotePath remote;
        try {
            remote = RemotePath.parse(given);
        } catch (UnsafePathException e) {
            assertFalse(
                    NEVER.matcher(e.getMessage().replaceAll("[/\\\\:*?\"<>|]", ""))
                            .find(),
                    given);
            assertRefused(given);
            return false;
        }
        assertEquals(given, remote.toString());
        assertEquals(
                given.chars().filter(c -> c == '/').count() + 1, remote.names().size(), given);
        var local = remote.toLocal();
        assertSafe(local, root, given);
        assertEquals(remote.names().size(), local.names().size(), given);
        for (var name : local.names()) {
            assertEquals(name, SafePath.parse(name).toString(), given);
        }
        try {
            assertEquals(local, SafePath.parse(given), given);
        } catch (UnsafePathException e) {
            assertFalse(local.toString().equals(given), given);
        }
        return true;
    }

    private static void assertRefused(String given) {
        try {
            SafePath.parse(given);
        } catch (UnsafePathException e) {
            return;
        }
        throw new AssertionError("SafePath takes what RemotePath refuses: " + given);
    }
}
