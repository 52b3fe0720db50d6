package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.truflow.content.SafePath;
import org.truflow.content.UnsafePathException;

class SafePathFuzzTest {

    private static final Path ROOT = Path.of("/downloads");

    @FuzzTest(maxDuration = "20s")
    void no_name_leads_out_of_its_folder(@NotNull String name) {
        stays_below_the_folder(name);
    }

    @Property(tries = 20_000)
    void no_made_up_name_leads_out_of_its_folder(@ForAll String name) {
        stays_below_the_folder(name);
    }

    private static void stays_below_the_folder(String name) {
        SafePath path;
        Path resolved;
        try {
            path = SafePath.parse(name);
            resolved = path.resolveUnder(ROOT);
        } catch (UnsafePathException refused) {
            return;
        }

        assertTrue(resolved.startsWith(ROOT), name);
        assertEquals(resolved, resolved.normalize(), name);
        assertEquals(ROOT.getNameCount() + path.names().size(), resolved.getNameCount(), name);
    }
}
