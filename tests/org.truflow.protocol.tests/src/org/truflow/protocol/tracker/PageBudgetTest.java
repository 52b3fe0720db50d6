package org.truflow.protocol.tracker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.Message;
import org.truflow.protocol.OversizedMessageException;
import org.truflow.protocol.Wire;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.SearchPage;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

class PageBudgetTest {
    private static final PeerId PEER = PeerId.of(new byte[32]);
    private static final String USER = "\ud83d\ude00".repeat(64);

    private final PageBudget budget = new PageBudget();

    @Test
    void lets_in_a_full_page_of_everyday_length() {
        for (var i = 0; i < ApplyCatalog.MOST; i++) {
            assertTrue(budget.take(file("Music/Johann Sebastian Bach/Goldberg Variations/01 Aria.flac")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "音"})
    void lets_in_only_changes_that_fit_into_a_message(String letter) {
        var change = file(path(letter));
        var changes = new ArrayList<CatalogChange>();

        while (changes.size() < ApplyCatalog.MOST && budget.take(change)) {
            changes.add(change);
        }

        assertTrue(changes.size() > 300);
        sent(new ApplyCatalog(CatalogVersion.NONE, true, CatalogVersion.NONE, changes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "音"})
    void lets_in_only_hits_that_fit_into_a_message(String letter) {
        var hit = hit(path(letter), 50);
        var hits = new ArrayList<Hit>();

        while (budget.take(hit)) {
            hits.add(hit);
        }

        assertFalse(hits.isEmpty());
        sent(new Found(new SearchPage(hits, Optional.of("x".repeat(1_024)), true)));
    }

    @Test
    void lets_in_only_sources_that_fit_into_a_message() {
        var sources = Collections.nCopies(50, new Source(PEER, USER, path("音"), Long.MAX_VALUE, true));
        var found = new HashMap<ContentHash, List<Source>>();

        while (budget.take(sources)) {
            var content = new byte[32];
            Arrays.fill(content, (byte) found.size());
            found.put(ContentHash.of(content), sources);
        }

        assertFalse(found.isEmpty());
        sent(new SourcesFound(found));
    }

    @Test
    void is_needed() {
        var changes = Collections.nCopies(ApplyCatalog.MOST, (CatalogChange) file(path("x")));

        assertThrows(
                OversizedMessageException.class,
                () -> encode(new ApplyCatalog(CatalogVersion.NONE, true, CatalogVersion.NONE, changes)));
    }

    private static void sent(Message message) {
        assertDoesNotThrow(() -> encode(message));
    }

    private static void encode(Message message) {
        new Wire().encode(new Envelope(Long.MAX_VALUE, message));
    }

    /** The longest path of a letter, in the longest names. */
    private static String path(String letter) {
        var bytes = letter.getBytes(StandardCharsets.UTF_8).length;
        return (letter.repeat(1_023 / bytes) + "/").repeat(4);
    }

    private static CatalogChange.File file(String path) {
        return new CatalogChange.File(path, Long.MAX_VALUE, Instant.MAX, Optional.of(ContentHash.of(new byte[32])));
    }

    private static Hit hit(String path, int places) {
        return new Hit(
                path.substring(0, path.indexOf('/')),
                true,
                Long.MAX_VALUE,
                Instant.MAX,
                Optional.of(ContentHash.of(new byte[32])),
                Collections.nCopies(places, new Place(USER, PEER, path, true)),
                1.5);
    }
}
