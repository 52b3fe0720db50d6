package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferLine;
import org.truflow.protocol.send.Offered;

/** {@code o number, f first}, and in the reply {@code x lines (p path, s size, h content)} */
final class OfferedFields {
    private OfferedFields() {}

    static void write(AskOffered message, MapWriter out) {
        out.number("o", message.number()).number("f", message.first());
    }

    static AskOffered read(MapReader in) throws MalformedMessageException {
        return new AskOffered(in.number("o", 1, Long.MAX_VALUE), in.number("f", 0, Offer.MOST_ENTRIES));
    }

    static void writeReply(Offered message, MapWriter out) {
        out.maps("x", message.lines(), Offered.MOST, OfferedFields::writeLine);
    }

    static Offered readReply(MapReader in) throws MalformedMessageException {
        return new Offered(in.maps("x", Offered.MOST, OfferedFields::readLine));
    }

    private static void writeLine(OfferLine line, MapWriter out) {
        out.text("p", line.path(), Limits.PATH);
        if (!line.folder()) {
            out.number("s", line.size()).hash("h", line.content().map(ContentHash::value));
        }
    }

    private static OfferLine readLine(MapReader in) throws MalformedMessageException {
        var content = in.optionalHash("h").map(ContentHash::new);
        return new OfferLine(
                in.text("p", Limits.PATH), content.isEmpty() ? 0 : in.number("s", 0, Long.MAX_VALUE), content);
    }
}
