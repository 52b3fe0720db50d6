package org.truflow.tracker.rooms.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.truflow.chat.room.RoomRole;
import org.truflow.id.PeerId;

/**
 * How a user stands with a room.
 *
 * @param muted until when
 * @param since number of the newest line that was there before the user came; none up to it is for the user
 * @param keys of the user's devices, in an invited room
 */
record Place(
        String user, Standing standing, RoomRole role, Optional<Instant> muted, long since, Map<PeerId, byte[]> keys) {
    enum Standing {
        MEMBER,
        INVITED,
        BANNED
    }

    Place {
        keys = Map.copyOf(keys);
    }

    static Place of(String user, Standing standing) {
        return new Place(user, standing, RoomRole.MEMBER, Optional.empty(), 0, Map.of());
    }

    boolean member() {
        return standing == Standing.MEMBER;
    }

    boolean may(RoomRole least) {
        return member() && !least.above(role);
    }

    boolean muted(Instant now) {
        return muted.filter(now::isBefore).isPresent();
    }

    Place with(RoomRole changed) {
        return new Place(user, standing, changed, muted, since, keys);
    }

    Place mutedUntil(Optional<Instant> until) {
        return new Place(user, standing, role, until, since, keys);
    }

    /** Returns the user as a member from after a line on. */
    Place joined(long after) {
        return new Place(user, Standing.MEMBER, role, muted, after, keys);
    }

    Place withKey(PeerId device, byte[] key) {
        var more = new TreeMap<>(keys);
        more.put(device, key);
        return new Place(user, standing, role, muted, since, more);
    }

    Place withKeys(Map<PeerId, byte[]> changed) {
        return new Place(user, standing, role, muted, since, changed);
    }
}
