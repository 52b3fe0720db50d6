package org.truflow.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.Sha256;

/**
 * Reads the MessagePack map that is the body of a message, or a map within it: one call per key, in any order. Keys that
 * nobody asks for are ignored. Every method that reads throws {@link MalformedMessageException}, naming message and key,
 * when a required key is missing or a value is of the wrong type or out of bounds; bounds are checked before anything is
 * allocated. Valid only during the call it is handed to, and on its thread.
 */
public final class MapReader {
    /** Earliest instant that can be sent: the beginning of the year 1. */
    public static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

    /** Latest instant that can be sent: the end of the year 9999. */
    public static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999Z");

    static final int MOST_KEY_BYTES = 31;

    private final Tokens in;
    private final PayloadSlicer slicer;
    private final MapIndex index;
    private final int depth;
    private Payload.@Nullable Received sliced;
    private @Nullable MapReader within;

    MapReader(String message, ByteBuffer body, PayloadSlicer slicer) {
        this(new Tokens(message, body), slicer, 1);
    }

    private MapReader(Tokens in, PayloadSlicer slicer, int depth) {
        this.in = in;
        this.slicer = slicer;
        this.depth = depth;
        index = new MapIndex(in);
    }

    /** Reads one element of a list, from the map that it is. */
    @FunctionalInterface
    public interface Element<T> {
        T read(MapReader in) throws MalformedMessageException;
    }

    /** Looks over the whole body, so that whatever is asked for afterwards is known to lie within it. */
    void open() throws MalformedMessageException {
        in.at(0);
        index.open("body", depth);
        in.end();
    }

    /** Closes a payload that nobody will get. */
    void abandon() {
        var received = sliced;
        if (received != null) {
            received.close();
        }
    }

    /** Returns whether the map has {@code key}. */
    public boolean has(String key) {
        return index.find(key) >= 0;
    }

    /** Reads a whole number from {@code least} to {@code most}. */
    public long number(String key, long least, long most) throws MalformedMessageException {
        seek(key);
        var value = in.integer(key);
        if (value < least || value > most) {
            throw in.malformed(key, value + " is not " + least + " to " + most);
        }
        return value;
    }

    /** Reads a whole number from {@code least} to {@code most}. */
    public int number(String key, int least, int most) throws MalformedMessageException {
        return (int) number(key, (long) least, (long) most);
    }

    /** Reads a flag; an absent one is false. */
    public boolean flag(String key) throws MalformedMessageException {
        if (!has(key)) {
            return false;
        }
        seek(key);
        return in.flag(key);
    }

    /** Reads a number with fractions, never infinite or not a number. */
    public double real(String key) throws MalformedMessageException {
        seek(key);
        return in.real(key);
    }

    /** Reads an instant in milliseconds, from {@link #FIRST_INSTANT} to {@link #LAST_INSTANT}. */
    public Instant instant(String key) throws MalformedMessageException {
        return Instant.ofEpochMilli(number(key, FIRST_INSTANT.toEpochMilli(), LAST_INSTANT.toEpochMilli()));
    }

    /** Reads a text as it is, which may hold any character. */
    public String text(String key, TextLimit most) throws MalformedMessageException {
        seek(key);
        return string(key, most);
    }

    public Optional<String> optionalText(String key, TextLimit most) throws MalformedMessageException {
        return has(key) ? Optional.of(text(key, most)) : Optional.empty();
    }

    /** Reads text for people to read: what would steer a terminal or change the order of letters is taken out. */
    public String cleanText(String key, TextLimit most) throws MalformedMessageException {
        return CleanText.of(text(key, most));
    }

    public List<String> texts(String key, int mostValues, TextLimit most) throws MalformedMessageException {
        return list(key, mostValues, () -> string(key, most));
    }

    /** Reads at most {@code most} bytes. */
    public byte[] bytes(String key, int most) throws MalformedMessageException {
        seek(key);
        return binary(key, most);
    }

    /** Reads a list of at most {@code mostValues} times {@code most} bytes. */
    public List<byte[]> bytes(String key, int mostValues, int most) throws MalformedMessageException {
        return list(key, mostValues, () -> binary(key, most));
    }

    public Sha256 hash(String key) throws MalformedMessageException {
        seek(key);
        return sha256(key);
    }

    public Optional<Sha256> optionalHash(String key) throws MalformedMessageException {
        return has(key) ? Optional.of(hash(key)) : Optional.empty();
    }

    public List<Sha256> hashes(String key, int mostValues) throws MalformedMessageException {
        return list(key, mostValues, () -> sha256(key));
    }

    /** Reads a map within this one. */
    public <T> T map(String key, Element<T> element) throws MalformedMessageException {
        seek(key);
        return nested().element(key, element);
    }

    /** Reads a list of maps. */
    public <T> List<T> maps(String key, int mostValues, Element<T> element) throws MalformedMessageException {
        var reader = nested();
        return list(key, mostValues, () -> reader.element(key, element));
    }

    /** Reads bulk bytes without copying them. They must be the last of the message; only once. */
    public Payload.Received payload(String key, int most) throws MalformedMessageException {
        seek(key);
        var length = in.binary(key);
        check(key, length, most, "bytes");
        if (depth != 1 || in.remaining() != length) {
            throw in.malformed(key, "is not at the end of the message");
        }
        if (sliced != null) {
            throw new IllegalStateException(key + " was read twice");
        }
        var received = slicer.slice(in.position(), length);
        sliced = received;
        return received;
    }

    /** Returns the failure for a value of {@code key} that is of the right type and still makes no sense. */
    public MalformedMessageException malformed(String key, String what) {
        return in.malformed(key, what);
    }

    @FunctionalInterface
    private interface Next<T> {
        T read() throws MalformedMessageException;
    }

    private <T> List<T> list(String key, int most, Next<T> next) throws MalformedMessageException {
        seek(key);
        var size = in.array(key);
        check(key, size, most, "elements");
        var values = new ArrayList<T>(size);
        for (var i = 0; i < size; i++) {
            values.add(next.read());
        }
        return values;
    }

    /** Returns the one reader for the maps within this one, one after the other: a list of a thousand costs no more garbage than one. */
    private MapReader nested() {
        var reader = within;
        if (reader == null) {
            reader = new MapReader(in, slicer, depth + 1);
            within = reader;
        }
        return reader;
    }

    private <T> T element(String key, Element<T> element) throws MalformedMessageException {
        var end = index.open(key, depth);
        var value = element.read(this);
        in.at(end);
        return value;
    }

    private void seek(String key) throws MalformedMessageException {
        var at = index.find(key);
        if (at < 0) {
            throw in.malformed(key, "is missing");
        }
        in.at(at);
    }

    private String string(String key, TextLimit most) throws MalformedMessageException {
        var length = in.string(key);
        check(key, length, most.bytes(), "bytes");
        var bytes = in.take(length);
        var text = new String(bytes, StandardCharsets.UTF_8);
        // Bytes that are no UTF-8 come out as U+FFFD, which goes back to other bytes than these.
        if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
            throw in.malformed(key, "is not UTF-8");
        }
        check(key, text.codePointCount(0, text.length()), most.characters(), "characters");
        return text;
    }

    private byte[] binary(String key, int most) throws MalformedMessageException {
        var length = in.binary(key);
        check(key, length, most, "bytes");
        return in.take(length);
    }

    private Sha256 sha256(String key) throws MalformedMessageException {
        var length = in.binary(key);
        if (length != Sha256.LENGTH) {
            throw in.malformed(key, "has " + length + " bytes, not " + Sha256.LENGTH);
        }
        return in.hash();
    }

    private void check(String key, int actual, int most, String unit) throws MalformedMessageException {
        if (actual > most) {
            throw in.malformed(key, actual + " " + unit + " are more than " + most);
        }
    }
}
