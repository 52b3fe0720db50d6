package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.send.Offer;

/** {@code o number, x items (n name, d folder, c files, s size), c files, s size, e entries, l list, w seconds} */
final class OfferFields {
    private OfferFields() {}

    static void write(Offer message, MapWriter out) {
        out.number("o", message.number())
                .maps("x", message.items(), Offer.MOST_ITEMS, OfferFields::writeItem)
                .number("c", message.files())
                .number("s", message.size())
                .number("e", message.entries())
                .hash("l", message.list())
                .number("w", message.seconds());
    }

    private static void writeItem(Offer.Item item, MapWriter out) {
        out.text("n", item.name(), Offer.ITEM_NAME)
                .flag("d", item.folder())
                .number("c", item.files())
                .number("s", item.size());
    }

    static Offer read(MapReader in) throws MalformedMessageException {
        return new Offer(
                in.number("o", 1, Long.MAX_VALUE),
                in.maps("x", Offer.MOST_ITEMS, OfferFields::readItem),
                in.number("c", 0, Offer.MOST_ENTRIES),
                in.number("s", 0, Long.MAX_VALUE),
                in.number("e", 1, Offer.MOST_ENTRIES),
                in.hash("l"),
                in.number("w", 1, Offer.MOST_SECONDS));
    }

    private static Offer.Item readItem(MapReader in) throws MalformedMessageException {
        return new Offer.Item(
                in.text("n", Offer.ITEM_NAME),
                in.flag("d"),
                in.number("c", 0, Offer.MOST_ENTRIES),
                in.number("s", 0, Long.MAX_VALUE));
    }
}
