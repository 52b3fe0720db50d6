package org.truflow.tracker;

import java.io.IOException;
import java.util.List;
import org.truflow.chat.room.Room;

/** What the owner of a tracker can see and do about its rooms. Call from any thread; changes are durable when a method returns. */
public interface RoomAdmin {

    /** Returns every room by name, the invited ones too; none of them is the owner's. */
    List<Room> rooms();

    /**
     * Ends a room for all and forgets its lines.
     *
     * @param reason told to its members
     * @return false if there is no such room
     */
    boolean remove(String room, String reason) throws IOException;
}
