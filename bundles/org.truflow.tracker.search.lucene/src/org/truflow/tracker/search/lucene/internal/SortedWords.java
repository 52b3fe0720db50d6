package org.truflow.tracker.search.lucene.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Words in the order of their bytes (UTF-8), with where every three bytes in a row are. About 20 bytes for each word,
 * and never changed, so that many threads read it.
 */
final class SortedWords {
    private static final int GRAM = 3;
    private static final int ORDINAL_BITS = 32;
    private static final int MORE = 0x80;
    private static final int SEVEN = 7;

    private final byte[] text;
    private final int[] starts;
    private final int[] grams;
    private final int[] lists;
    private final byte[] ordinals;

    /** @param words in order, none twice */
    private SortedWords(byte[] text, int[] starts) {
        this.text = text;
        this.starts = starts;
        var places = places();
        var last = -1;
        var distinct = 0;
        for (var place : places) {
            var gram = (int) (place >>> ORDINAL_BITS);
            distinct += gram == last ? 0 : 1;
            last = gram;
        }
        grams = new int[distinct];
        lists = new int[distinct + 1];
        ordinals = encoded(places);
    }

    static SortedWords of(List<String> words) {
        var bytes = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compareUnsigned)
                .toArray(byte[][]::new);
        var starts = new int[bytes.length + 1];
        for (var i = 0; i < bytes.length; i++) {
            starts[i + 1] = starts[i] + bytes[i].length;
        }
        var text = new byte[starts[bytes.length]];
        for (var i = 0; i < bytes.length; i++) {
            System.arraycopy(bytes[i], 0, text, starts[i], bytes[i].length);
        }
        return new SortedWords(text, starts);
    }

    /** Returns the words of both, which have none in common. */
    static SortedWords merged(SortedWords one, SortedWords other) {
        var starts = new int[one.size() + other.size() + 1];
        var text = new byte[one.text.length + other.text.length];
        for (int i = 0, a = 0, b = 0; i < starts.length - 1; i++) {
            var first = b == other.size() || a < one.size() && one.compare(a, other, b) < 0;
            var from = first ? one : other;
            var at = first ? a++ : b++;
            var length = from.starts[at + 1] - from.starts[at];
            System.arraycopy(from.text, from.starts[at], text, starts[i], length);
            starts[i + 1] = starts[i] + length;
        }
        return new SortedWords(text, starts);
    }

    private int compare(int word, SortedWords other, int otherWord) {
        return Arrays.compareUnsigned(
                text, starts[word], starts[word + 1], other.text, other.starts[otherWord], other.starts[otherWord + 1]);
    }

    int size() {
        return starts.length - 1;
    }

    String word(int ordinal) {
        return new String(text, starts[ordinal], length(ordinal), StandardCharsets.UTF_8);
    }

    /** Returns the number of bytes. */
    int length(int ordinal) {
        return starts[ordinal + 1] - starts[ordinal];
    }

    byte at(int ordinal, int index) {
        return text[starts[ordinal] + index];
    }

    boolean contains(String word) {
        var key = word.getBytes(StandardCharsets.UTF_8);
        var at = ceiling(key);
        return at < size() && Arrays.equals(text, starts[at], starts[at + 1], key, 0, key.length);
    }

    /** Tells the words that begin so, in order. */
    void beginningWith(String prefix, IntConsumer found) {
        var key = prefix.getBytes(StandardCharsets.UTF_8);
        for (var word = ceiling(key); word < size() && isAt(starts[word], starts[word + 1], key); word++) {
            found.accept(word);
        }
    }

    /** Tells the words that contain a part, in order. @param part at least {@link #GRAM} bytes in UTF-8 */
    void containing(String part, IntConsumer found) {
        var key = part.getBytes(StandardCharsets.UTF_8);
        var rarest = -1;
        for (var i = 0; i + GRAM <= key.length; i++) {
            var list = Arrays.binarySearch(grams, gram(key, i));
            if (list < 0) {
                return;
            }
            rarest = rarest < 0 || lists[list + 1] - lists[list] < lists[rarest + 1] - lists[rarest] ? list : rarest;
        }
        if (rarest < 0) {
            throw new IllegalArgumentException("too short to be looked for within words: " + part);
        }
        var word = 0;
        for (var at = lists[rarest]; at < lists[rarest + 1]; ) {
            var difference = 0;
            for (var shift = 0; ; shift += SEVEN) {
                var next = ordinals[at++];
                difference |= (next & MORE - 1) << shift;
                if (next >= 0) {
                    break;
                }
            }
            word += difference;
            if (isIn(word, key)) {
                found.accept(word);
            }
        }
    }

    /** Returns the first word after {@code from} that differs from it in some byte up to {@code depth}; at most {@code to}. */
    int endOfBranch(int from, int to, int depth) {
        var low = from + 1;
        var high = to;
        while (low < high) {
            var middle = low + high >>> 1;
            if (length(middle) >= depth
                    && Arrays.equals(
                            text, starts[middle], starts[middle] + depth, text, starts[from], starts[from] + depth)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int ceiling(byte[] key) {
        var low = 0;
        var high = size();
        while (low < high) {
            var middle = low + high >>> 1;
            if (Arrays.compareUnsigned(text, starts[middle], starts[middle + 1], key, 0, key.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isIn(int word, byte[] key) {
        for (var from = starts[word]; from + key.length <= starts[word + 1]; from++) {
            if (isAt(from, starts[word + 1], key)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int from, int end, byte[] key) {
        return from + key.length <= end && Arrays.equals(text, from, from + key.length, key, 0, key.length);
    }

    private static int gram(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
    }

    /** Returns each gram with each word that has it, in order. */
    private long[] places() {
        var places = new long[Math.max(0, text.length)];
        var count = 0;
        for (var word = 0; word < size(); word++) {
            for (var at = starts[word]; at + GRAM <= starts[word + 1]; at++) {
                places[count++] = (long) gram(text, at) << ORDINAL_BITS | word;
            }
        }
        Arrays.sort(places, 0, count);
        var distinct = 0;
        for (var i = 0; i < count; i++) {
            if (i == 0 || places[i] != places[i - 1]) {
                places[distinct++] = places[i];
            }
        }
        return Arrays.copyOf(places, distinct);
    }

    private byte[] encoded(long[] places) {
        var out = new byte[Math.max(16, places.length * 2)];
        var length = 0;
        var list = -1;
        var before = 0;
        for (var place : places) {
            var gram = (int) (place >>> ORDINAL_BITS);
            if (list < 0 || grams[list] != gram) {
                grams[++list] = gram;
                lists[list] = length;
                before = 0;
            }
            if (length + 5 > out.length) {
                out = Arrays.copyOf(out, out.length + out.length / 2);
            }
            var difference = (int) place - before;
            before = (int) place;
            for (; difference >= MORE; difference >>>= SEVEN) {
                out[length++] = (byte) (difference | MORE);
            }
            out[length++] = (byte) difference;
        }
        lists[list + 1] = length;
        return Arrays.copyOf(out, length);
    }
}
