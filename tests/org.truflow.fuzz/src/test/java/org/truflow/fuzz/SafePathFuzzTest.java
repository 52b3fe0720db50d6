package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.truflow.content.RemotePath;
import org.truflow.content.SafePath;
import org.truflow.content.UnsafePathException;

/** Names as bytes: read once as UTF-8, as the wire has them, and once as UTF-16, which alone can have half characters. */
class SafePathFuzzTest {

    private static final Path ROOT = Path.of("/downloads");

    @FuzzTest(maxDuration = "20s")
    void no_name_leads_out_of_its_folder(byte[] name) throws UnsafePathException {
        stays_below_the_folder(new String(name, StandardCharsets.UTF_8));
        stays_below_the_folder(asChars(name));
    }

    private static void stays_below_the_folder(String name) throws UnsafePathException {
        RemotePath remote;
        try {
            remote = RemotePath.parse(name);
        } catch (UnsafePathException refused) {
            assertThrows(UnsafePathException.class, () -> SafePath.parse(name));
            return;
        }
        var local = remote.toLocal();
        var resolved = local.resolveUnder(ROOT);

        assertEquals(name, remote.toString());
        assertTrue(resolved.startsWith(ROOT), name);
        assertEquals(resolved, resolved.normalize(), name);
        assertEquals(ROOT.getNameCount() + remote.names().size(), resolved.getNameCount(), name);
        for (var component : local.names()) {
            assertEquals(component, SafePath.parse(component).toString(), name);
        }
        try {
            assertEquals(local, SafePath.parse(name));
        } catch (UnsafePathException changed) {
            assertNotEquals(name, local.toString());
        }
    }

    /** Not a decoder, which would replace half characters. */
    private static String asChars(byte[] bytes) {
        var chars = new char[bytes.length / 2];
        for (var i = 0; i < chars.length; i++) {
            chars[i] = (char) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF);
        }
        return new String(chars);
    }
}
