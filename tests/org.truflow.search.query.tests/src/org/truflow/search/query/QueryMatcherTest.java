package org.truflow.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.share.CatalogChange;

class QueryMatcherTest {
    private static final CatalogChange FILE = new CatalogChange.File(
            "media/Blue Mountains/Season 01/BlueMountains_S01E02.the-long-way.MKV",
            3L << 30,
            Instant.parse("2024-05-17T10:00:00Z"),
            Optional.of(new ContentHash(new Sha256(0x0123456789ABCDEFL, 1, 2, 3))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "way long blue              | true",
                "season mkv                 | true",
                "mount                      | true",
                "mountians                  | false",
                "\"the long way\"           | true",
                "\"way long\"               | false",
                "\"blue mountains\"         | true",
                "\"blue mountains s01\"     | true",
                "\"season s01e02\"          | false",
                "mount*                     | true",
                "ountains*                  | false",
                "way -long                  | false",
                "way -lon                   | true",
                "way -lon*                  | false",
                "way -short                 | true",
                "way -\"the way\"           | true",
                "type:video                 | true",
                "-type:video way            | false",
                "type:folder                | false",
                "ext:mkv                    | true",
                "ext:mk                     | false",
                "size:>1G                   | true",
                "size:3G                    | true",
                "size:<1G                   | false",
                "date:2024-05               | true",
                "date:>2024-05              | false",
                "owner:ADA                  | true",
                "owner:bob                  | false",
                "in:media/\"x\"             | false",
                "in:\"blue mountains/season 01\" | true",
                "in:\"season 01/blue mountains\" | false",
                "hash:01234567              | true",
                "hash:01234568              | false",
            })
    void a_query_matches_as_a_person_would_say(String query, boolean matches) {
        var matcher = new QueryMatcher(SearchQuery.parse(query, LocalDate.EPOCH));

        assertEquals(matches, matcher.matches(FILE, "ada"));
    }

    @ParameterizedTest
    @CsvSource({"blue, true", "type:folder, true", "size:0, false", "date:>1969, false", "ext:mountains, false"})
    void a_folder_has_neither_size_nor_date(String query, boolean matches) {
        var matcher = new QueryMatcher(SearchQuery.parse(query, LocalDate.EPOCH));

        assertEquals(matches, matcher.matches(new CatalogChange.Folder("media/blue.mountains"), "ada"));
    }
}
