package org.truflow.chat.text.commonmark.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.truflow.chat.text.MessageText.Emoji;

/** Emoji by the names that people know from elsewhere. */
final class EmojiNames {
    private static final NavigableMap<String, String> NAMES = read();

    private EmojiNames() {}

    static Optional<String> find(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    static List<Emoji> beginning(String beginning, int limit) {
        return NAMES.tailMap(beginning, true).entrySet().stream()
                .takeWhile(each -> each.getKey().startsWith(beginning))
                .limit(limit)
                .map(each -> new Emoji(each.getKey(), each.getValue()))
                .toList();
    }

    private static NavigableMap<String, String> read() {
        try (var in = EmojiNames.class.getResourceAsStream("emoji.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of emoji is missing from this bundle");
            }
            var names = new TreeMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                var words = line.strip().split(" ");
                for (var name = 1; name < words.length; name++) {
                    names.put(words[name], words[0]);
                }
            });
            return names;
        } catch (IOException e) {
            throw new IllegalStateException("the list of emoji cannot be read", e);
        }
    }
}
