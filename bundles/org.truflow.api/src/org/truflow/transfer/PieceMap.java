package org.truflow.transfer;

import java.util.BitSet;

/**
 * Which pieces of a file are there while it is fetched, as it was at one moment.
 *
 * @param file its {@link TransferFile#index()}
 * @param length bytes of a piece; the last may be shorter
 * @param count pieces in all
 * @param here those that are verified and on disk
 */
public record PieceMap(int file, int length, int count, BitSet here) {
    public PieceMap {
        here = (BitSet) here.clone();
    }

    @Override
    public BitSet here() {
        return (BitSet) here.clone();
    }
}
