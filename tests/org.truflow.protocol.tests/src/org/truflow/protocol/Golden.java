package org.truflow.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An example of docs/protocol.md: a whole frame in hexadecimal digits, with remarks after {@code #}.
 *
 * @param text as it stands in the document; the first line is the title
 */
record Golden(String text) {

    static List<Golden> all() {
        try (var in = Golden.class.getResourceAsStream("golden.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\n\n")).map(Golden::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title() {
        return text.substring(2, text.indexOf('\n'));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    }

    @Override
    public String toString() {
        return title();
    }
}
