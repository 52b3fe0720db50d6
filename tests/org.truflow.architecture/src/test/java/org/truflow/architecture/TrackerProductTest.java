package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tracker that a workbench hosts is the one of its own product. */
class TrackerProductTest {
    private static final Path PRODUCT = Checkout.ROOT.resolve("releng/org.truflow.products/truflow-tracker.product");
    private static final Path HOSTED = Checkout.ROOT.resolve(
            "bundles/org.truflow.ui.app/src/org/truflow/ui/app/internal/hosting/TrackerProduct.java");

    @Test
    void a_hosted_tracker_starts_the_bundles_that_its_product_starts() throws IOException {
        var product = levels(PRODUCT, "<plugin id=\"([^\"]+)\" autoStart=\"true\" startLevel=\"(\\d+)\"");
        var hosted = levels(HOSTED, "Map.entry\\(\"([^\"]+)\", (\\d+)\\)");

        assertFalse(product.isEmpty());
        assertEquals(product, hosted);
    }

    private static Map<String, String> levels(Path file, String pattern) throws IOException {
        var levels = new TreeMap<String, String>();
        var matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
            levels.put(matcher.group(1), matcher.group(2));
        }
        return levels;
    }
}
