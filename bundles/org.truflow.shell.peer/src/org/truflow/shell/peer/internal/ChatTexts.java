package org.truflow.shell.peer.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truflow.chat.Card;
import org.truflow.chat.Conversation;
import org.truflow.chat.KeyState;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.Found;
import org.truflow.id.PeerId;

/** How talk is shown. */
final class ChatTexts {
    private ChatTexts() {}

    /** Returns a message in lines; further lines are indented, so that none looks like a message of its own. */
    static List<String> lines(Message message) {
        var said = message.deleted().isPresent()
                ? "(deleted)"
                : message.text()
                        + (message.edited().isPresent() ? " (edited)" : "")
                        + (message.own() ? " [" + state(message.state()) + "]" : "");
        var head = message.time().truncatedTo(ChronoUnit.SECONDS) + "  " + message.author() + ": ";
        var lines = said.lines().toList();
        var all = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            all.add(i == 0 ? head + lines.get(i) : "    " + lines.get(i));
        }
        for (var card : message.cards()) {
            all.add("    [" + card.name() + ", " + card.size() + " bytes"
                    + (card instanceof Card.File file ? ", " + file.content() : "") + "]");
        }
        return all;
    }

    static String state(MessageState state) {
        return switch (state) {
            case MessageState.Received _ -> "received";
            case MessageState.Queued _ -> "queued";
            case MessageState.Sent _ -> "sent";
            case MessageState.Delivered _ -> "delivered";
            case MessageState.Read _ -> "read";
        };
    }

    static Map<String, Object> json(Message message) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", message.id().toString());
        object.put("place", message.place());
        object.put("author", message.author());
        object.put("peer", message.from());
        object.put("own", message.own());
        object.put("time", message.time());
        object.put("kept", message.kept());
        object.put("text", message.text());
        object.put("replyTo", message.replyTo().map(Object::toString));
        object.put("cards", message.cards().stream().map(ChatTexts::json).toList());
        object.put("edited", message.edited());
        object.put("deleted", message.deleted());
        object.put("state", state(message.state()));
        object.put("when", when(message.state()));
        return object;
    }

    private static Optional<Instant> when(MessageState state) {
        return switch (state) {
            case MessageState.Delivered(var when) -> Optional.of(when);
            case MessageState.Read(var when) -> Optional.of(when);
            case MessageState.Received _, MessageState.Queued _, MessageState.Sent _ -> Optional.empty();
        };
    }

    private static Map<String, Object> json(Card card) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", card.name());
        object.put("size", card.size());
        switch (card) {
            case Card.File file -> object.put("content", file.content());
            case Card.Folder folder -> {
                object.put("files", folder.files());
                object.put("user", folder.user());
                object.put("path", folder.path());
                object.put("place", folder.place());
            }
        }
        return object;
    }

    static Map<String, Object> json(Found found, String conversation) {
        var object = new LinkedHashMap<String, Object>();
        object.put("conversation", conversation);
        object.put("message", json(found.message()));
        return object;
    }

    static Map<String, Object> json(Conversation conversation) {
        var object = new LinkedHashMap<String, Object>();
        object.put("user", conversation.user());
        object.put("unread", conversation.unread());
        object.put("queued", conversation.queued());
        object.put("typing", conversation.typing());
        object.put("trouble", conversation.trouble());
        object.put(
                "keys",
                conversation.keys().accepted().stream()
                        .map(PeerId::toString)
                        .sorted()
                        .toList());
        object.put(
                "pending",
                conversation.keys() instanceof KeyState.Changed changed
                        ? changed.pending().stream()
                                .map(PeerId::toString)
                                .sorted()
                                .toList()
                        : List.of());
        object.put("last", conversation.last().map(ChatTexts::json));
        return object;
    }

    static List<String> row(Conversation conversation) {
        return List.of(
                conversation.user(),
                String.valueOf(conversation.unread()),
                String.valueOf(conversation.queued()),
                conversation
                        .last()
                        .map(last -> last.kept().truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""),
                conversation.typing() ? "types" : conversation.trouble());
    }
}
