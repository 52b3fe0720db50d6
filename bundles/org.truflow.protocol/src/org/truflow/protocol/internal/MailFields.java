package org.truflow.protocol.internal;

import java.util.ArrayList;
import java.util.UUID;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.id.PeerId;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.mailbox.FetchMail;
import org.truflow.protocol.mailbox.LeaveMail;
import org.truflow.protocol.mailbox.MailTold;

/** {@code p peer, j id, y sealed}, and in what is told {@code n name, m time} */
final class MailFields {
    private MailFields() {}

    static void writeLeave(LeaveMail message, MapWriter out) {
        out.hash("p", message.recipient().value())
                .bytes("j", UuidFields.bytes(message.id()), UuidFields.BYTES)
                .bytes("y", message.sealed(), Mailbox.MOST_BYTES);
    }

    static LeaveMail readLeave(MapReader in) throws MalformedMessageException {
        return new LeaveMail(new PeerId(in.hash("p")), UuidFields.read("j", in), in.bytes("y", Mailbox.MOST_BYTES));
    }

    static void writeFetch(FetchMail message, MapWriter out) {
        out.bytes("j", message.done().stream().map(UuidFields::bytes).toList(), FetchMail.MOST, UuidFields.BYTES);
    }

    static FetchMail readFetch(MapReader in) throws MalformedMessageException {
        var done = new ArrayList<UUID>();
        for (var bytes : in.bytes("j", FetchMail.MOST, UuidFields.BYTES)) {
            done.add(UuidFields.of("j", bytes, in));
        }
        return new FetchMail(done);
    }

    static void writeTold(MailTold message, MapWriter out) {
        out.maps("x", message.mail(), MailTold.MOST, MailFields::write);
    }

    static MailTold readTold(MapReader in) throws MalformedMessageException {
        return new MailTold(in.maps("x", MailTold.MOST, MailFields::read));
    }

    private static void write(SealedMail mail, MapWriter out) {
        out.bytes("j", UuidFields.bytes(mail.id()), UuidFields.BYTES)
                .hash("p", mail.sender().value())
                .text("n", mail.user(), Limits.NAME)
                .instant("m", mail.left())
                .bytes("y", mail.sealed(), Mailbox.MOST_BYTES);
    }

    private static SealedMail read(MapReader in) throws MalformedMessageException {
        return new SealedMail(
                UuidFields.read("j", in),
                new PeerId(in.hash("p")),
                in.text("n", Limits.NAME),
                in.instant("m"),
                in.bytes("y", Mailbox.MOST_BYTES));
    }
}
