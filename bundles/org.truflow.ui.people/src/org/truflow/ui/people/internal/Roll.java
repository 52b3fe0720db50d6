package org.truflow.ui.people.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;

/**
 * The list of people as it is shown: who is there first, then who is away or busy, then who is offline, the last seen before the
 * others.
 *
 * @param online how many are there, without who sits here
 * @param known how many there are before the filter, without who sits here
 * @param total how many there are in all, as far as that is known
 * @param trouble of a directory that is not up to date
 * @param own how who sits here is seen, if a directory says so
 */
record Roll(
        List<PersonRow> rows,
        int online,
        int known,
        int total,
        Optional<Trouble> trouble,
        Optional<Presence> own,
        Blank blank,
        String address) {

    /** Why there is nobody in the list. */
    enum Blank {
        /** There is somebody. */
        NO,
        /** There is no directory. */
        NOWHERE,
        /** There is one, which said nothing yet. */
        WAITING,
        /** Nobody but who sits here. */
        ALONE,
        /** The filter hides all. */
        NO_MATCH
    }

    /** A directory and how it stands. */
    record Trouble(String directory, DirectoryState state) {}

    private static final Comparator<PersonRow> BY_NAME =
            Comparator.comparing(PersonRow::user, String.CASE_INSENSITIVE_ORDER).thenComparing(PersonRow::user);

    Roll {
        rows = List.copyOf(rows);
    }

    /**
     * Returns what to show.
     *
     * @param name the own name as the settings have it, for as long as no directory says it
     * @param filter part of a name or a group; empty for everyone
     * @param trusted keys whose offers are accepted without asking
     */
    static Roll of(List<Roster> rosters, String name, String filter, Set<PeerId> trusted) {
        var rows = new ArrayList<PersonRow>();
        var others = 0;
        var online = 0;
        var own = Optional.<Presence>empty();
        var words = filter.strip().toLowerCase(Locale.ROOT);
        for (var roster : rosters) {
            var self = roster.state() instanceof DirectoryState.Online(var registered) ? registered : name;
            var fresh = roster.state() instanceof DirectoryState.Online;
            for (var person : roster.people()) {
                var me = person.name().equals(self);
                if (me) {
                    own = Optional.of(person.presence());
                } else {
                    others++;
                    // Who was there when the directory was last reached may have gone since.
                    online += person.presence() == Presence.OFFLINE || !fresh ? 0 : 1;
                }
                if (matches(person, words)) {
                    rows.add(row(roster, person, me, trusted));
                }
            }
        }
        rows.sort(order(rosters.stream().anyMatch(Roster::partial)));
        var total = rosters.stream()
                .mapToInt(roster -> Math.max(roster.total(), roster.people().size()))
                .sum();
        var blank = blank(rosters, others, rows.isEmpty());
        var address = rosters.stream()
                .map(Roster::address)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Roll(rows, online, others, total, trouble(rosters), own, blank, address);
    }

    private static boolean matches(Person person, String words) {
        return words.isEmpty()
                || person.name().toLowerCase(Locale.ROOT).contains(words)
                || person.groups().stream()
                        .anyMatch(group -> group.toLowerCase(Locale.ROOT).contains(words));
    }

    private static PersonRow row(Roster roster, Person person, boolean self, Set<PeerId> trusted) {
        return new PersonRow(
                person.name(),
                roster.directory(),
                person.presence(),
                person.lastSeen(),
                person.peers(),
                person.groups(),
                self,
                !person.peers().isEmpty() && trusted.containsAll(person.peers()));
    }

    /** Where more people come as the list is scrolled, they come by name: nobody jumps. */
    private static Comparator<PersonRow> order(boolean paged) {
        Comparator<PersonRow> present = Comparator.comparingInt(row -> rank(row.presence()));
        Comparator<PersonRow> seen =
                Comparator.comparing(row -> row.there() ? Instant.MAX : row.lastSeen(), Comparator.reverseOrder());
        return paged
                ? Comparator.comparing((PersonRow row) -> !row.there()).thenComparing(BY_NAME)
                : present.thenComparing(seen).thenComparing(BY_NAME);
    }

    private static int rank(Presence presence) {
        return switch (presence) {
            case ONLINE -> 0;
            case AWAY, BUSY -> 1;
            case OFFLINE -> 2;
        };
    }

    private static Optional<Trouble> trouble(List<Roster> rosters) {
        return rosters.stream()
                .filter(roster -> !(roster.state() instanceof DirectoryState.Online))
                .map(roster -> new Trouble(roster.directory(), roster.state()))
                .findFirst();
    }

    private static Blank blank(List<Roster> rosters, int others, boolean none) {
        if (rosters.isEmpty()) {
            return Blank.NOWHERE;
        }
        if (others > 0) {
            return none ? Blank.NO_MATCH : Blank.NO;
        }
        return rosters.stream().anyMatch(roster -> roster.state() instanceof DirectoryState.Online)
                ? Blank.ALONE
                : Blank.WAITING;
    }
}
