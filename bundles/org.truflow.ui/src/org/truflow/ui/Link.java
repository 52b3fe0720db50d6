package org.truflow.ui;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.ContentHash;

/**
 * A link that can be copied, sent anywhere and opened again. {@code truflow:CONTENT?name=NAME&size=BYTES} is a file by its content;
 * {@code truflow:?user=NAME&path=PATH} something in a person's catalog; {@code magnet:?xt=urn:btmh:1220HEX&dn=NAME&xl=BYTES} a content
 * as BitTorrent writes it (BEP 9 and 52; the multihash is SHA-256's). Values are percent-encoded UTF-8. Any thread.
 */
public sealed interface Link {
    /** Longer ones are refused. */
    int MOST = 8_192;

    /** @param size bytes; negative if not known */
    record Content(ContentHash content, String name, long size) implements Link {
        @Override
        public String text() {
            return "truflow:" + content + "?name=" + encode(name) + (size < 0 ? "" : "&size=" + size);
        }

        /** Returns it in the form that BitTorrent programs read. */
        public String magnet() {
            return "magnet:?xt=urn:btmh:1220" + content + "&dn=" + encode(name) + (size < 0 ? "" : "&xl=" + size);
        }
    }

    /** @param path {@code /}-separated, share label first; empty for all that the person shares */
    record Place(String user, String path) implements Link {
        @Override
        public String text() {
            return "truflow:?user=" + encode(user) + "&path=" + encode(path);
        }
    }

    /** Returns it in the form that {@link #parse} reads. */
    String text();

    /**
     * Reads a link that somebody pasted or clicked.
     *
     * @throws IllegalArgumentException saying what is wrong and what is understood
     */
    static Link parse(String given) {
        var text = given.strip();
        if (text.length() > MOST) {
            throw new IllegalArgumentException("a link has at most " + MOST + " characters, not " + text.length());
        }
        var question = text.indexOf('?');
        var head = question < 0 ? text : text.substring(0, question);
        var values = values(question < 0 ? "" : text.substring(question + 1));
        if (head.equalsIgnoreCase("magnet:")) {
            return magnet(values);
        }
        if (!head.regionMatches(true, 0, "truflow:", 0, 8)) {
            throw new IllegalArgumentException("a link begins with truflow: or magnet:?, not " + Visible.text(head));
        }
        var hash = head.substring(8);
        if (!hash.isEmpty()) {
            return new Content(hash(hash), values.getOrDefault("name", hash), size(values.get("size")));
        }
        var user = values.getOrDefault("user", "");
        if (user.isEmpty()) {
            throw new IllegalArgumentException("a truflow: link names a content or a user");
        }
        return new Place(user, values.getOrDefault("path", ""));
    }

    private static Link magnet(Map<String, String> values) {
        var topic = values.getOrDefault("xt", "");
        if (!topic.startsWith("urn:btmh:1220")) {
            throw new IllegalArgumentException(
                    "only magnet links of BitTorrent v2 are understood: xt=urn:btmh:1220 and 64 hexadecimal digits");
        }
        var hash = topic.substring("urn:btmh:1220".length());
        return new Content(hash(hash), values.getOrDefault("dn", hash), size(values.get("xl")));
    }

    private static ContentHash hash(String text) {
        try {
            return ContentHash.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a content is 64 hexadecimal digits, not " + Visible.text(text), e);
        }
    }

    private static long size(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Map<String, String> values(String query) {
        var values = new HashMap<String, String>();
        for (var part : query.split("&")) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        part.substring(0, equals).toLowerCase(Locale.ROOT), decode(part.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not percent-encoded: " + Visible.text(text), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the link if {@code given} is one. */
    static Optional<Link> maybe(String given) {
        try {
            return Optional.of(parse(given));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
