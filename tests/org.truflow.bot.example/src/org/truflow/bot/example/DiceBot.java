package org.truflow.bot.example;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.room.RoomEvent;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.Rooms;
import org.truflow.event.Subscription;

/** Rolls a die for whoever says {@code !dice} in a room that this peer has joined, and joins where it is asked in. */
@Component(
        service = {},
        immediate = true)
public final class DiceBot {
    private static final System.Logger LOG = System.getLogger(DiceBot.class.getName());
    private static final String CALL = "!dice";
    private static final int SIDES = 6;

    private final Rooms rooms;
    private final Subscription subscription;

    @Activate
    public DiceBot(@Reference Rooms rooms) {
        this.rooms = rooms;
        this.subscription = rooms.subscribe(this::heard);
    }

    @Deactivate
    public void stop() {
        subscription.close();
    }

    private void heard(RoomEvent event) {
        switch (event) {
            case RoomEvent.Came(var room, var line) -> answer(room, line);
            case RoomEvent.Invited invited -> rooms.join(invited.room());
            case RoomEvent.Closed _, RoomEvent.Refused _ -> {}
        }
    }

    /** What the bot says itself comes back to it too: only what others say is answered. */
    private void answer(String room, RoomLine line) {
        if (line.own()
                || line.kind() != RoomLine.Kind.SAID
                || !line.text().strip().equals(CALL)) {
            return;
        }
        try {
            rooms.say(
                    room,
                    line.from() + " rolled a " + ThreadLocalRandom.current().nextInt(1, SIDES + 1));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "no die in {0}: {1}", room, e.getMessage());
        }
    }
}
