package org.truflow.chat.history.mvstore.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.truflow.chat.Card;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;

/** A message as bytes: a version, a check sum (the store checks the heads of its pages only), and the fields. */
final class Row {
    private static final int VERSION = 1;

    private Row() {}

    static byte[] write(Message message) {
        try {
            var bytes = new ByteArrayOutputStream();
            write(message, new DataOutputStream(bytes));
            var body = bytes.toByteArray();
            var whole = new ByteArrayOutputStream(body.length + Integer.BYTES + 1);
            var out = new DataOutputStream(whole);
            out.writeByte(VERSION);
            out.writeInt(sum(body));
            out.write(body);
            return whole.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written to a disk here", e);
        }
    }

    /** @throws IOException if it is damaged */
    static Message read(byte[] row, long place) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(row));
        if (in.readByte() != VERSION || in.readInt() != sum(java.util.Arrays.copyOfRange(row, 5, row.length))) {
            throw new IOException("a message of the history is damaged");
        }
        var id = id(in);
        var author = in.readUTF();
        var hash = new byte[Sha256.LENGTH];
        in.readFully(hash);
        var own = in.readBoolean();
        var time = time(in);
        var kept = time(in);
        var text = text(in);
        var replyTo = in.readBoolean() ? Optional.of(id(in)) : Optional.<UUID>empty();
        var count = in.readUnsignedByte();
        var cards = new ArrayList<Card>(count);
        for (var card = 0; card < count; card++) {
            cards.add(card(in));
        }
        return new Message(
                id,
                place,
                author,
                PeerId.of(hash),
                own,
                time,
                kept,
                text,
                replyTo,
                cards,
                optionalTime(in),
                optionalTime(in),
                state(in));
    }

    private static void write(Message message, DataOutputStream out) throws IOException {
        id(message.id(), out);
        out.writeUTF(message.author());
        out.write(message.from().toBytes());
        out.writeBoolean(message.own());
        time(message.time(), out);
        time(message.kept(), out);
        text(message.text(), out);
        out.writeBoolean(message.replyTo().isPresent());
        if (message.replyTo().isPresent()) {
            id(message.replyTo().get(), out);
        }
        out.writeByte(message.cards().size());
        for (var card : message.cards()) {
            card(card, out);
        }
        optionalTime(message.edited(), out);
        optionalTime(message.deleted(), out);
        state(message.state(), out);
    }

    private static void card(Card card, DataOutputStream out) throws IOException {
        text(card.name(), out);
        out.writeLong(card.size());
        switch (card) {
            case Card.File file -> {
                out.writeByte(0);
                out.write(file.content().toBytes());
            }
            case Card.Folder folder -> {
                out.writeByte(1);
                out.writeInt(folder.files());
                text(folder.user(), out);
                text(folder.path(), out);
                out.writeBoolean(folder.place().isPresent());
                if (folder.place().isPresent()) {
                    text(folder.place().get(), out);
                }
            }
        }
    }

    private static Card card(DataInputStream in) throws IOException {
        var name = text(in);
        var size = in.readLong();
        if (in.readByte() == 0) {
            var hash = new byte[Sha256.LENGTH];
            in.readFully(hash);
            return new Card.File(name, size, ContentHash.of(hash));
        }
        return new Card.Folder(
                name,
                size,
                in.readInt(),
                text(in),
                text(in),
                in.readBoolean() ? Optional.of(text(in)) : Optional.<String>empty());
    }

    private static void state(MessageState state, DataOutputStream out) throws IOException {
        switch (state) {
            case MessageState.Received _ -> out.writeByte(0);
            case MessageState.Queued _ -> out.writeByte(1);
            case MessageState.Sent _ -> out.writeByte(2);
            case MessageState.Delivered(var when) -> {
                out.writeByte(3);
                time(when, out);
            }
            case MessageState.Read(var when) -> {
                out.writeByte(4);
                time(when, out);
            }
        }
    }

    private static MessageState state(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> new MessageState.Received();
            case 1 -> new MessageState.Queued();
            case 2 -> new MessageState.Sent();
            case 3 -> new MessageState.Delivered(time(in));
            default -> new MessageState.Read(time(in));
        };
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void id(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID id(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static void time(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.toEpochMilli());
    }

    private static Instant time(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    private static void optionalTime(Optional<Instant> time, DataOutputStream out) throws IOException {
        out.writeBoolean(time.isPresent());
        if (time.isPresent()) {
            time(time.get(), out);
        }
    }

    private static Optional<Instant> optionalTime(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(time(in)) : Optional.<Instant>empty();
    }

    private static int sum(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return (int) sum.getValue();
    }
}
