package org.truflow.chat.direct.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.chat.MessageState;
import org.truflow.chat.mailbox.SealedMail;

@NonNullByDefault({})
class LeftLettersTest {
    @TempDir
    Path temp;

    private World world;
    private World.Node ann;
    private World.Node ben;

    @BeforeEach
    void start() throws Exception {
        world = new World(temp);
        ann = world.node("ann");
        ben = world.node("ben");
        ann.start();
        ben.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void what_was_left_in_a_mailbox_is_there_though_both_never_meet() throws Exception {
        var mail = new LocalMail();
        ann.say("ben", "met");
        ann.untilState("ben", 0, MessageState.Delivered.class);
        ben.stop();
        ann.chats.setMailbox(mail.of(ann.id, "ann"));
        for (var i = 0; i < 5; i++) {
            ann.say("ben", "left " + i);
        }
        World.until(
                "all to be left",
                () -> mail.boxes.containsKey(ben.id) && mail.boxes.get(ben.id).size() == 5);
        ann.untilState("ben", 5, MessageState.Sent.class);
        ann.stop();

        ben.start();
        ben.chats.setMailbox(mail.of(ben.id, "ben"));

        ben.untilTexts("ann", "met", "left 0", "left 1", "left 2", "left 3", "left 4");
        World.until("the mailbox to be empty", () -> mail.boxes.get(ben.id).isEmpty());
        ann.start();
        ann.untilState("ben", 5, MessageState.Delivered.class);
        assertEquals(6, ben.texts("ann").size());
    }

    @Test
    void a_letter_that_was_changed_or_is_of_somebody_else_says_nothing() throws Exception {
        var mail = new LocalMail();
        var carl = world.node("carl").start();
        for (var to : List.of("ben", "carl")) {
            ann.say(to, "met");
            ann.untilState(to, 0, MessageState.Delivered.class);
        }
        ben.stop();
        carl.stop();
        ann.chats.setMailbox(mail.of(ann.id, "ann"));
        ann.say("ben", "for ben");
        World.until("it to be left", () -> mail.boxes.containsKey(ben.id));
        var left = mail.boxes.get(ben.id).removeFirst();
        var changed = left.sealed().clone();
        changed[changed.length - 1] ^= 1;
        var bad = new ArrayList<SealedMail>();
        bad.add(new SealedMail(UUID.randomUUID(), ann.id, "ann", left.left(), changed));
        bad.add(new SealedMail(UUID.randomUUID(), carl.id, "carl", left.left(), left.sealed()));
        bad.add(new SealedMail(UUID.randomUUID(), ann.id, "ann", left.left(), new byte[20]));
        mail.boxes.get(ben.id).addAll(bad);
        mail.boxes.put(carl.id, new ArrayList<>(List.of(left)));
        ann.stop();

        ben.start();
        ben.chats.setMailbox(mail.of(ben.id, "ben"));
        carl.start();
        carl.chats.setMailbox(mail.of(carl.id, "carl"));

        World.until(
                "both mailboxes to be empty", () -> mail.boxes.values().stream().allMatch(List::isEmpty));
        assertEquals(List.of("met"), ben.texts("ann"));
        assertEquals(List.of("met"), carl.texts("ann"));
        assertEquals(List.of(), ben.texts("carl"));
    }
}
