package org.truflow.chat.history.mvstore.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.truflow.chat.Card;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.Format;

/** Writes messages for people or programs, a message at a time. */
final class Exporter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();

    private Exporter() {}

    static void write(Message message, Format format, Appendable out) throws IOException {
        out.append(
                switch (format) {
                    case TEXT -> text(message);
                    case JSON -> json(message);
                });
        out.append('\n');
    }

    private static String text(Message message) {
        var text = new StringBuilder(TIME.format(message.time()))
                .append("  ")
                .append(clean(message.author()))
                .append(": ");
        if (message.deleted().isPresent()) {
            return text.append("(deleted)").toString();
        }
        // Further lines are indented, so that nobody can write what looks like a message of somebody else.
        text.append(clean(message.text()).replace("\n", "\n    "));
        message.cards()
                .forEach(card -> text.append("\n    [")
                        .append(clean(card.name()))
                        .append(", ")
                        .append(card.size())
                        .append(" bytes]"));
        return text.append(message.edited().isPresent() ? " (edited)" : "").toString();
    }

    private static String json(Message message) throws IOException {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", message.id().toString());
            json.writeStringField("time", message.time().toString());
            json.writeStringField("kept", message.kept().toString());
            json.writeStringField("author", message.author());
            json.writeStringField("peer", message.from().toString());
            json.writeBooleanField("own", message.own());
            json.writeStringField("text", message.text());
            if (message.replyTo().isPresent()) {
                json.writeStringField("replyTo", message.replyTo().get().toString());
            }
            json.writeArrayFieldStart("cards");
            for (var card : message.cards()) {
                card(card, json);
            }
            json.writeEndArray();
            if (message.edited().isPresent()) {
                json.writeStringField("edited", message.edited().get().toString());
            }
            if (message.deleted().isPresent()) {
                json.writeStringField("deleted", message.deleted().get().toString());
            }
            json.writeStringField("state", state(message.state()));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void card(Card card, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", card.name());
        json.writeNumberField("size", card.size());
        switch (card) {
            case Card.File file ->
                json.writeStringField("content", file.content().toString());
            case Card.Folder folder -> {
                json.writeNumberField("files", folder.files());
                json.writeStringField("user", folder.user());
                json.writeStringField("path", folder.path());
                if (folder.place().isPresent()) {
                    json.writeStringField("place", folder.place().get());
                }
            }
        }
        json.writeEndObject();
    }

    private static String state(MessageState state) {
        return switch (state) {
            case MessageState.Received _ -> "received";
            case MessageState.Queued _ -> "queued";
            case MessageState.Sent _ -> "sent";
            case MessageState.Delivered _ -> "delivered";
            case MessageState.Read _ -> "read";
        };
    }

    /** Shows what steers a terminal, turns the direction of writing or cannot be seen; line feeds stay. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (Character.getType(letter)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> {
                    if (letter == '\n' || letter == '\t') {
                        clean.append((char) letter);
                    } else {
                        clean.append(String.format("\\u%04x", letter));
                    }
                }
                default -> clean.appendCodePoint(letter);
            }
        });
        return clean.toString();
    }
}
