package org.truflow.id;

/**
 * What a file <em>is</em>, wherever it lies: the file root of BitTorrent v2 (BEP 52), a SHA-256 Merkle tree
 * over leaves of 16 KiB. The same bytes have the same content hash everywhere.
 */
public record ContentHash(Sha256 value) implements Comparable<ContentHash> {

    /** @throws IllegalArgumentException if {@code bytes} are not 32 */
    public static ContentHash of(byte[] bytes) {
        return new ContentHash(Sha256.of(bytes));
    }

    /** @throws IllegalArgumentException if {@code hex} is not 64 hexadecimal digits */
    public static ContentHash parse(String hex) {
        return new ContentHash(Sha256.parse(hex));
    }

    public byte[] toBytes() {
        return value.toBytes();
    }

    @Override
    public int compareTo(ContentHash other) {
        return value.compareTo(other.value);
    }

    /** Returns 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return value.toString();
    }
}
