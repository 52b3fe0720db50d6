package org.truflow.protocol.send;

import java.util.List;
import org.truflow.id.Sha256;
import org.truflow.protocol.Message;
import org.truflow.protocol.TextLimit;

/**
 * Asks whether the other wants some files. Sent again with the same number whenever the two meet, until there is an end of it; who
 * heard of it before only tells how it stands.
 *
 * @param number the sender's for this offer, random
 * @param items files and folders as the sender chose them; their names are untrusted
 * @param files in all; {@code size} their bytes
 * @param entries of the list of files and folders
 * @param list SHA-256 of that list, as {@link OfferLine} says
 * @param seconds until the question expires if nobody answers it
 */
public record Offer(long number, List<Item> items, int files, long size, int entries, Sha256 list, int seconds)
        implements Message.Request<OfferHeard> {
    /** Most items. */
    public static final int MOST_ITEMS = 256;

    /** Most files, and most entries of the list. */
    public static final int MOST_ENTRIES = 1_000_000;

    /** Longest time for an answer: a year. */
    public static final int MOST_SECONDS = 366 * 24 * 3_600;

    /** One file name of a file system. */
    public static final TextLimit ITEM_NAME = TextLimit.ofBytes(255);

    public Offer {
        items = List.copyOf(items);
    }

    /** @param files in it, 1 if it is a file; {@code size} bytes of all of them */
    public record Item(String name, boolean folder, int files, long size) {}
}
