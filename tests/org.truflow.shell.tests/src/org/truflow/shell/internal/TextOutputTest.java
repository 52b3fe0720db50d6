package org.truflow.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextOutputTest {

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J\u001b[31mred",
                "a\rb",
                "bell\u0007",
                "evil\u202etxt.exe",
                "zero\u200bwidth",
                "two\nlines",
                "\u009b31m",
                "lone\ud800surrogate",
                "\u2066isolate\u2069"
            })
    void shows_hostile_text_as_text(String hostile) throws IOException {
        output(false, true).line(hostile);
        output(false, true).error(hostile);
        output(false, true).table(List.of("name"), List.of(List.of(hostile)));

        var shown = (out.toString() + err).replace("\n", "");
        assertTrue(
                shown.codePoints()
                        .allMatch(point -> point >= ' '
                                && Character.getType(point) != Character.FORMAT
                                && Character.getType(point) != Character.CONTROL),
                shown);
        assertEquals(3 + 1, (out.toString() + err).lines().count());
    }

    @Test
    void leaves_names_of_any_script_alone() throws IOException {
        output(false, true).line("Größe 大きさ размер 🎬");

        assertEquals("Größe 大きさ размер 🎬\n", out.toString());
    }

    @Test
    void aligns_columns() throws IOException {
        output(false, true).table(List.of("size", "name"), List.of(List.of("1", "long name"), List.of("1000", "b")), 0);

        assertEquals("size  name\n   1  long name\n1000  b\n", out.toString());
    }

    @Test
    void writes_nothing_but_json_when_json_was_asked_for() throws IOException {
        var output = output(true, true);
        var value = new LinkedHashMap<String, Object>();
        value.put("text", "a\u001b\"");
        value.put("none", Optional.empty());
        value.put("when", Instant.EPOCH);
        value.put("list", List.of(1, 2L, 0.5, true));

        output.line("for people");
        output.table(List.of("a"), List.of());
        output.progress("10 %");
        output.json(value);

        assertEquals(
                "{\"text\":\"a\\u001B\\\"\",\"none\":null,\"when\":\"1970-01-01T00:00:00Z\",\"list\":[1,2,0.5,true]}\n",
                out.toString());
    }

    @Test
    void draws_progress_only_for_a_person() throws IOException {
        output(false, false).progress("50 %");
        assertEquals("", out.toString());

        var watched = output(false, true);
        watched.progress("50 %");
        watched.line("done");

        assertEquals("\r\u001b[K50 %\r\u001b[Kdone\n", out.toString());
    }

    @Test
    void knows_json_of_a_map_in_order() throws IOException {
        output(true, false).json(Map.of("entries", List.of()));

        assertEquals("{\"entries\":[]}\n", out.toString());
    }

    @Test
    void writes_a_path_as_text() throws IOException {
        output(true, false).json(Map.of("target", Path.of("/home/anna/film.mkv")));

        assertEquals("{\"target\":\"/home/anna/film.mkv\"}\n", out.toString());
    }

    private TextOutput output(boolean json, boolean interactive) {
        return new TextOutput(new TextOutput.Caller(json, interactive, 80, Path.of("/")), out::append, err::append);
    }
}
