package org.truflow.protocol.internal;

import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.Card;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.chat.Amend;
import org.truflow.protocol.chat.Mark;
import org.truflow.protocol.chat.Post;

/** {@code m id, n name, t time}, and {@code x text, r reply to, c cards} or {@code k kind} */
final class ChatFields {
    private static final Mark.Kind[] KINDS = Mark.Kind.values();

    private ChatFields() {}

    static void writePost(Post message, MapWriter out) {
        out.bytes("m", UuidFields.bytes(message.id()), UuidFields.BYTES)
                .text("n", message.with(), Limits.NAME)
                .instant("t", message.time())
                .text("x", message.text(), Post.TEXT);
        message.replyTo().ifPresent(id -> out.bytes("r", UuidFields.bytes(id), UuidFields.BYTES));
        out.maps("c", message.cards(), Card.MOST, ChatFields::writeCard);
    }

    static Post readPost(MapReader in) throws MalformedMessageException {
        return new Post(
                UuidFields.read("m", in),
                in.text("n", Limits.NAME),
                in.instant("t"),
                in.text("x", Post.TEXT),
                in.has("r") ? Optional.of(UuidFields.read("r", in)) : Optional.<UUID>empty(),
                in.maps("c", Card.MOST, ChatFields::readCard));
    }

    private static void writeCard(Card card, MapWriter out) {
        out.text("n", card.name(), Limits.FILE_NAME).number("s", card.size());
        switch (card) {
            case Card.File file -> out.hash("h", file.content().value());
            case Card.Folder folder ->
                out.number("c", folder.files())
                        .text("u", folder.user(), Limits.NAME)
                        .text("p", folder.path(), Limits.PATH)
                        .text("l", folder.place(), Limits.ERROR_TEXT);
        }
    }

    private static Card readCard(MapReader in) throws MalformedMessageException {
        var name = in.text("n", Limits.FILE_NAME);
        var size = in.number("s", 0, Long.MAX_VALUE);
        if (in.has("h")) {
            return new Card.File(name, size, new ContentHash(in.hash("h")));
        }
        return new Card.Folder(
                name,
                size,
                in.number("c", 0, Integer.MAX_VALUE),
                in.text("u", Limits.NAME),
                in.text("p", Limits.PATH),
                in.optionalText("l", Limits.ERROR_TEXT));
    }

    static void writeAmend(Amend message, MapWriter out) {
        out.bytes("m", UuidFields.bytes(message.id()), UuidFields.BYTES)
                .text("n", message.with(), Limits.NAME)
                .instant("t", message.time())
                .text("x", message.text(), Post.TEXT);
    }

    static Amend readAmend(MapReader in) throws MalformedMessageException {
        return new Amend(
                UuidFields.read("m", in), in.text("n", Limits.NAME), in.instant("t"), in.optionalText("x", Post.TEXT));
    }

    static void writeMark(Mark message, MapWriter out) {
        out.bytes("m", UuidFields.bytes(message.id()), UuidFields.BYTES)
                .text("n", message.with(), Limits.NAME)
                .instant("t", message.time())
                .number("k", message.kind().ordinal());
    }

    static Mark readMark(MapReader in) throws MalformedMessageException {
        return new Mark(
                UuidFields.read("m", in),
                in.text("n", Limits.NAME),
                in.instant("t"),
                KINDS[in.number("k", 0, KINDS.length - 1)]);
    }
}
