package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.truflow.chat.direct.internal.post.Correspondents;
import org.truflow.chat.direct.internal.post.Couriers;
import org.truflow.chat.direct.internal.post.Inbox;
import org.truflow.chat.direct.internal.post.Lines;
import org.truflow.chat.direct.internal.post.Mail;
import org.truflow.chat.direct.internal.seal.ChatKey;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.chat.AskChatKey;
import org.truflow.protocol.chat.ChatKeyTold;
import org.truflow.protocol.chat.Letters;
import org.truflow.protocol.chat.LettersTaken;
import org.truflow.protocol.chat.Typing;
import org.truflow.protocol.session.Session;

/** Answers others: who they are is looked at before anything they say. On the lanes of sessions. */
record Reception(
        People people,
        Circle circle,
        KeyBook book,
        Lines lines,
        ChatKey key,
        Correspondents correspondents,
        Inbox inbox,
        Couriers couriers,
        Talk talk,
        Inbox.Reading reading) {

    ChatKeyTold key(Session from, AskChatKey asked) throws IOException {
        user(from.remote());
        try {
            correspondents.heard(from.remote(), asked.statement());
        } catch (IOException e) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), "");
        }
        if (lines.met(from)) {
            // Whoever is here can be told at once what waits.
            couriers.send(Set.of(from.remote()));
        }
        return new ChatKeyTold(key.statement());
    }

    LettersTaken letters(Session from, Letters letters) throws IOException {
        var user = believed(from.remote());
        var statement = correspondents
                .find(from.remote())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.UNAVAILABLE, "the key of the letters is not known here", "tell it first"));
        return new LettersTaken(
                inbox.take(statement, user, letters.stream(), letters.first(), letters.sealed(), reading));
    }

    /** Takes a letter that lay in a mailbox, if it is the next of its stream; the sender brings it in any case. */
    void mail(SealedMail mail) throws IOException {
        var user = believed(mail.sender());
        var statement = correspondents.find(mail.sender());
        if (statement.isPresent()) {
            var piece = Mail.Piece.read(mail);
            inbox.take(statement.get(), user, piece.stream(), piece.number(), List.of(piece.sealed()), reading);
        }
    }

    void typing(Session from, Typing typing) {
        var user = circle.holder(from.remote());
        if (user.isPresent() && circle.mayGo(from.remote()) && !circle.isSelf(user.get())) {
            talk.typing(user.get(), typing.now());
        }
    }

    /** Returns what somebody is called whose key is believed; a key that is new under a known name has to be accepted first. */
    String believed(PeerId peer) throws IOException {
        var user = user(peer);
        if (!circle.accepted(user).contains(peer)) {
            throw new RefusedException(
                    ErrorCode.PENDING,
                    "the key of " + user + " is new here and was not accepted yet",
                    "ask the other to compare the safety words and accept it");
        }
        return user;
    }

    private String user(PeerId peer) throws IOException {
        var person = people.person(peer);
        if (person.isPresent()) {
            circle.meet(person.get().name(), person.get().peers());
            return person.get().name();
        }
        return circle.holder(peer)
                .orElseThrow(() -> people.complete()
                        ? new RefusedException(
                                ErrorCode.FORBIDDEN, "strangers cannot talk here", "register at the same tracker")
                        : new RefusedException(
                                ErrorCode.UNAVAILABLE,
                                "who is registered is not known here at the moment",
                                "try again later"));
    }
}
