package org.truflow.id;

import java.util.Locale;

/**
 * One installation, named by its key: SHA-256 of the public key in its X.509 SubjectPublicKeyInfo (DER) form.
 *
 * <p>People see it as 13 groups of 4 characters of RFC 4648 base32 and a last group of one check character
 * (Luhn, modulo 32, over the 52 before it), for example {@code ABCD-...-WXYZ-7}.
 */
public record PeerId(Sha256 value) implements Comparable<PeerId> {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int DIGITS = 52;
    private static final int GROUP = 4;

    /** @throws IllegalArgumentException if {@code bytes} are not 32 */
    public static PeerId of(byte[] bytes) {
        return new PeerId(Sha256.of(bytes));
    }

    /**
     * Reads what {@link #toString()} writes, in any case, with or without dashes and spaces.
     *
     * @throws IllegalArgumentException saying what is wrong: length, a character, or the check character
     */
    public static PeerId parse(String text) {
        var plain = text.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
        if (plain.length() != DIGITS + 1) {
            throw new IllegalArgumentException(
                    "a peer id has " + (DIGITS + 1) + " letters and digits, not " + plain.length() + ": " + text);
        }
        var digits = new int[DIGITS];
        for (var i = 0; i < DIGITS; i++) {
            digits[i] = digit(plain.charAt(i), text);
        }
        if (digit(plain.charAt(DIGITS), text) != check(digits)) {
            throw new IllegalArgumentException(
                    "the last character of the peer id does not fit the rest, check for a typing error: " + text);
        }
        var bytes = new byte[Sha256.LENGTH];
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var set = digits[bit / 5] >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (set << (7 - bit % 8));
        }
        return of(bytes);
    }

    public byte[] toBytes() {
        return value.toBytes();
    }

    /** Returns the first two groups: enough to tell people apart on a screen, not enough to trust. */
    public String toShortString() {
        return toString().substring(0, 2 * GROUP + 1);
    }

    @Override
    public int compareTo(PeerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        var bytes = toBytes();
        var digits = new int[DIGITS];
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var set = bytes[bit / 8] >> (7 - bit % 8) & 1;
            digits[bit / 5] |= set << (4 - bit % 5);
        }
        var text = new StringBuilder();
        for (var i = 0; i < DIGITS; i++) {
            text.append(ALPHABET.charAt(digits[i]));
            if (i % GROUP == GROUP - 1) {
                text.append('-');
            }
        }
        return text.append(ALPHABET.charAt(check(digits))).toString();
    }

    private static int digit(char letter, String text) {
        var digit = ALPHABET.indexOf(letter);
        if (digit < 0) {
            throw new IllegalArgumentException("'" + letter + "' does not occur in a peer id: " + text);
        }
        return digit;
    }

    /** Luhn's algorithm for an alphabet of 32 characters. */
    private static int check(int[] digits) {
        var sum = 0;
        for (var i = 0; i < digits.length; i++) {
            var weighted = digits[digits.length - 1 - i] * (i % 2 == 0 ? 2 : 1);
            sum += weighted / 32 + weighted % 32;
        }
        return (32 - sum % 32) % 32;
    }
}
