package org.truflow.chat.room;

import java.time.Duration;
import java.util.Optional;

/**
 * A room as its tracker tells of it.
 *
 * @param id the tracker's number of it; another room of the same name later has another
 * @param invited whether only those who are invited get in; what is said there is encrypted for its members
 * @param members how many belong to it
 * @param here how many of them are there now
 * @param role the own one; empty for someone who does not belong to it
 * @param asked whether an invitation for oneself is open
 * @param slow the least time between two lines of a member; zero for none
 * @param history lines before their own coming that newcomers may read
 */
public record Room(
        long id,
        String name,
        String topic,
        boolean invited,
        int members,
        int here,
        Optional<RoomRole> role,
        boolean asked,
        Duration slow,
        int history) {}
