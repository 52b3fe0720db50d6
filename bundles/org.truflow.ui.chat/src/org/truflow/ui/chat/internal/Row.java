package org.truflow.ui.chat.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.truflow.chat.Conversation;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.Summary;
import org.truflow.chat.room.Room;

/**
 * A line of the list of conversations.
 *
 * @param unread messages of others that were not shown
 * @param last when something was said last; {@link Instant#EPOCH} if nothing was
 */
record Row(ConversationId id, String title, int unread, Instant last, boolean warning) {

    /** Returns rooms and people together, what was said last first. */
    static List<Row> merge(String place, List<Conversation> people, List<Room> rooms, List<Summary> kept) {
        var rows = new ArrayList<Row>();
        for (var one : people) {
            rows.add(new Row(
                    new ConversationId.Person(one.user()),
                    one.user(),
                    one.unread(),
                    one.last().map(message -> message.kept()).orElse(Instant.EPOCH),
                    !one.trouble().isEmpty()));
        }
        for (var room : rooms) {
            var id = new ConversationId.Room(place, room.name());
            var summary =
                    kept.stream().filter(one -> one.conversation().equals(id)).findFirst();
            rows.add(new Row(
                    id,
                    "#" + room.name(),
                    summary.map(Summary::unread).orElse(0),
                    summary.flatMap(Summary::last)
                            .map(message -> message.kept())
                            .orElse(Instant.EPOCH),
                    false));
        }
        rows.sort(Comparator.comparing(Row::last).reversed().thenComparing(Row::title, String.CASE_INSENSITIVE_ORDER));
        return rows;
    }
}
