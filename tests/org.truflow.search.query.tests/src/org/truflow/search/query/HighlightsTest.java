package org.truflow.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blue                | The Blue_Mountains.mkv     | The [Blue]_Mountains.mkv",
                "mountains blue      | The Blue_Mountains.mkv     | The [Blue]_[Mountains].mkv",
                "mount               | The Blue_Mountains.mkv     | The Blue_[Mount]ains.mkv",
                "tain                | The Blue_Mountains.mkv     | The Blue_Moun[tain]s.mkv",
                "mountians           | The Blue_Mountains.mkv     | The Blue_[Mountains].mkv",
                "mountians           | BlueMountains.mkv          | Blue[Mountains].mkv",
                "uber                | Über uns.txt               | [Über] uns.txt",
                "strasse             | Hauptstraße 5.pdf          | Haupt[straße] 5.pdf",
                "ﬁlm                 | my film.mkv                | my [film].mkv",
                "cafe                | Cafe\u0301.jpg             | [Cafe\u0301].jpg",
                "登山                | 夏休み登山写真.jpg          | 夏休み[登山]写真.jpg",
                "가                  | \u1100\u1161나.txt          | [\u1100\u1161]나.txt",
                "\"long way\"        | the_long_way longer.mkv    | the_[long]_[way] longer.mkv",
                "mount*              | amount mountain            | amount [mount]ain",
                "s01e02              | s01e02 s01e03              | [s01e02] s01e03",
                "s01 e02             | S01E02.mkv                 | [S01E02].mkv",
                "blue -red size:>1G  | blue red                   | [blue] red",
                "xyz                 | nothing of it              | nothing of it",
            })
    void what_matched_is_told(String query, String text, String marked) {
        var shown = new StringBuilder(text);
        for (var span :
                Highlights.of(SearchQuery.parse(query, LocalDate.EPOCH), text).reversed()) {
            shown.insert(span.to(), ']').insert(span.from(), '[');
        }

        assertEquals(marked, shown.toString());
    }
}
