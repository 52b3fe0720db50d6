package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The guide that is shipped is the one in docs. */
class GuideTest {

    @Test
    void the_page_was_made_from_the_guide_as_it_is() throws IOException, NoSuchAlgorithmException {
        var guide = Files.readAllBytes(Checkout.ROOT.resolve("docs/guide.md"));
        var page = Files.readString(Checkout.ROOT.resolve("bundles/org.truflow.ui.app/guide/index.html"));

        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(guide));

        assertTrue(page.contains(digest), "run releng/guide");
    }
}
