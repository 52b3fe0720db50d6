package org.truflow.protocol;

/** Where the values of a map lie. Used again for every map of a list, so that long lists cost no garbage. */
final class MapIndex {
    private static final int MOST_KEYS = 32;

    private final Tokens in;
    private final int[] keyAt = new int[MOST_KEYS];
    private final int[] keyLength = new int[MOST_KEYS];
    private final int[] valueAt = new int[MOST_KEYS];
    private int count;

    MapIndex(Tokens in) {
        this.in = in;
    }

    /**
     * Reads the map at the position, passing over its values.
     *
     * @param name what to call the map when it is malformed
     * @param depth of maps and arrays, this one counted
     * @return where it ends
     */
    int open(String name, int depth) throws MalformedMessageException {
        count = 0;
        var size = in.map(name);
        if (size > MOST_KEYS) {
            throw in.malformed(name, size + " keys are more than " + MOST_KEYS);
        }
        for (var i = 0; i < size; i++) {
            var length = in.string(name);
            if (length > MapReader.MOST_KEY_BYTES) {
                throw in.malformed(name, "a key of " + length + " bytes is longer than " + MapReader.MOST_KEY_BYTES);
            }
            keyAt[i] = in.position();
            keyLength[i] = length;
            in.at(in.position() + length);
            refuseDuplicate(name, i);
            valueAt[i] = in.position();
            in.skip(name, depth);
            count = i + 1;
        }
        return in.position();
    }

    /** Returns where the value of {@code key} begins, or -1. */
    int find(String key) {
        for (var i = 0; i < count; i++) {
            if (isAt(i, key)) {
                return valueAt[i];
            }
        }
        return -1;
    }

    private boolean isAt(int i, String key) {
        if (keyLength[i] != key.length()) {
            return false;
        }
        for (var k = 0; k < key.length(); k++) {
            if (in.byteAt(keyAt[i] + k) != key.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private void refuseDuplicate(String name, int last) throws MalformedMessageException {
        for (var i = 0; i < last; i++) {
            if (keyLength[i] == keyLength[last] && same(keyAt[i], keyAt[last], keyLength[i])) {
                throw in.malformed(name, "a key is there twice");
            }
        }
    }

    private boolean same(int one, int other, int length) {
        for (var k = 0; k < length; k++) {
            if (in.byteAt(one + k) != in.byteAt(other + k)) {
                return false;
            }
        }
        return true;
    }
}
