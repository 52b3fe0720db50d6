package org.truflow.chat.direct.internal.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.truflow.id.PeerId;

/**
 * Words of two keys that people compare: the first 96 bits of SHA-256 over both ids in their order, in the PGP word list (Juola and
 * Zimmermann, 1995), whose words of two and of three syllables take turns, so that a word left out is noticed.
 */
public final class SafetyWords {
    private static final int WORDS = 12;
    private static final int OF_A_KIND = 256;
    private static final byte[] DOMAIN = "truflow safety words\0".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> LIST = list();

    private SafetyWords() {}

    /** Returns the same for both ways round. */
    public static List<String> of(PeerId one, PeerId other) {
        var first = one.compareTo(other) < 0 ? one : other;
        var second = first.equals(one) ? other : one;
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(DOMAIN);
            digest.update(first.toBytes());
            var hash = digest.digest(second.toBytes());
            var words = new ArrayList<String>(WORDS);
            for (var word = 0; word < WORDS; word++) {
                words.add(LIST.get(word % 2 * OF_A_KIND + (hash[word] & 0xFF)));
            }
            return words;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static List<String> list() {
        try (var in = SafetyWords.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of words is missing from this bundle");
            }
            var words = List.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split("\\s+"));
            if (words.size() != 2 * OF_A_KIND) {
                throw new IllegalStateException("the list of words is damaged: " + words.size());
            }
            return words;
        } catch (IOException e) {
            throw new IllegalStateException("the list of words cannot be read", e);
        }
    }
}
