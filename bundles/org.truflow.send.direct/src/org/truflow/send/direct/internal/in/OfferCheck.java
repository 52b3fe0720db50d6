package org.truflow.send.direct.internal.in;

import java.util.HashSet;
import org.truflow.content.RemotePath;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.send.Offer;
import org.truflow.send.Item;
import org.truflow.send.direct.internal.store.Contents;

/** Whether an offer makes sense. */
final class OfferCheck {
    private OfferCheck() {}

    /** Returns what an offer is about. */
    static Contents contents(Offer offer) throws RefusedException {
        var names = new HashSet<String>();
        var files = 0L;
        var size = 0L;
        for (var item : offer.items()) {
            var flaw = RemotePath.flawOfName(item.name());
            if (flaw.isPresent() || !names.add(item.name())) {
                throw new RefusedException(ErrorCode.BAD_REQUEST, "a name in the offer is none, or there twice", "");
            }
            files += item.files();
            size += item.size();
            if (size < 0) {
                throw new RefusedException(
                        ErrorCode.BAD_REQUEST, "the sizes in the offer are more than there can be", "");
            }
        }
        if (offer.items().isEmpty()
                || files != offer.files()
                || size != offer.size()
                || offer.entries() < offer.items().size()
                || offer.entries() < files) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "the numbers in the offer do not add up", "");
        }
        var items = offer.items().stream()
                .map(item -> new Item(item.name(), item.folder(), item.files(), item.size()))
                .toList();
        return new Contents(items, offer.files(), offer.size(), offer.entries(), offer.list(), 0);
    }
}
