package org.truflow.ui.chat.internal;

import org.truflow.chat.Card;

/** What a click on a part of the paper does. */
sealed interface Deed {
    /** @param host what a person is asked about */
    record Visit(String target, String host) implements Deed {}

    record Fetch(Card card) implements Deed {}

    /** Shows all of a long message. */
    record Unfold(String key) implements Deed {}

    /** Shows what was said before. */
    record Earlier(long before) implements Deed {}
}
