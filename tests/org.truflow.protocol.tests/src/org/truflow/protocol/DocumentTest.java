package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.PeerId;
import org.truflow.protocol.internal.BuiltInMessages;

/** docs/protocol.md says what the code does. */
class DocumentTest {
    private final String document;

    DocumentTest() throws IOException {
        document = Files.readString(find(Path.of("").toAbsolutePath()));
    }

    static List<Golden> examples() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void holds_the_example(Golden example) {
        assertTrue(
                document.contains("```text\n" + example.text() + "\n```"),
                () -> "docs/protocol.md lacks this example as it stands in golden.txt:\n" + example.text());
    }

    @Test
    void holds_the_table_of_messages() {
        var expected = new TreeMap<Integer, String>();
        for (var sample : Samples.byTitle().entrySet()) {
            var message = sample.getValue().message();
            var is = message instanceof Message.Push
                    ? "push"
                    : message instanceof Message.Request<?> ? "request" : "reply";
            var codec = BuiltInMessages.codecs().stream()
                    .filter(each -> each.type() == message.getClass())
                    .findFirst()
                    .orElseThrow();
            expected.put(codec.opcode(), sample.getKey() + " " + is + " " + codec.limit());
        }
        var actual = new TreeMap<Integer, String>();
        for (var row : rows("\\| 0x(\\w\\w) \\| (\\w+) \\| (\\w+) \\| [PT*] to [PT*] \\| ([\\d,]+) \\|")) {
            actual.put(
                    Integer.parseInt(row.get(0), 16),
                    row.get(1) + " " + row.get(2) + " " + row.get(3).replace(",", ""));
        }

        assertEquals(expected, actual);
    }

    @Test
    void holds_the_table_of_errors() {
        var expected = new TreeMap<Integer, String>();
        for (var code : ErrorCode.values()) {
            expected.put(code.number(), code.name());
        }
        var actual = new TreeMap<Integer, String>();
        rows("\\| (\\d+) \\| ([A-Z_]+) \\|.*").forEach(row -> actual.put(Integer.parseInt(row.get(0)), row.get(1)));

        assertEquals(expected, actual);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void describes_every_key_of(Golden example) {
        var begin = document.indexOf("### " + example.title() + "\n");
        var section = document.substring(begin, document.indexOf(example.text()));
        var body = Frames.body(new Wire(), Samples.byTitle().get(example.title()));

        for (var key : Bodies.unpack(body).keySet()) {
            assertTrue(key.equals("i") || section.contains("\n| " + key + " | "), () -> example.title() + "." + key);
        }
    }

    @Test
    void shows_the_id_of_a_key() throws Exception {
        var row = rows("([0-9a-f]{182})\n([0-9a-f]{64})\n([A-Z2-7-]+)").getFirst();
        var id = PeerId.of(
                MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(row.get(0))));

        assertEquals(row.get(1), id.value().toString());
        assertEquals(row.get(2), id.toString());
    }

    private List<List<String>> rows(String regex) {
        var rows = new ArrayList<List<String>>();
        var matcher = Pattern.compile("^" + regex + "$", Pattern.MULTILINE).matcher(document);
        while (matcher.find()) {
            var row = new ArrayList<String>();
            for (var group = 1; group <= matcher.groupCount(); group++) {
                row.add(matcher.group(group));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The tests run in the folder of their fragment, or below it; elsewhere the document would go unchecked. */
    private static Path find(Path from) {
        var document = from.resolve("docs").resolve("protocol.md");
        var parent = from.getParent();
        if (Files.isRegularFile(document)) {
            return document;
        }
        if (parent == null) {
            throw new IllegalStateException(
                    "docs/protocol.md is in no folder above " + Path.of("").toAbsolutePath());
        }
        return find(parent);
    }
}
