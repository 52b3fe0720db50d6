package org.truflow.protocol.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;

/** {@code n name, p peers, s presence: 0 online 1 away 2 busy 3 offline, l last seen, g groups} */
final class PersonFields {
    private PersonFields() {}

    static void write(Person person, MapWriter out) {
        // Cut rather than refused: one person with too many keys must not keep all others from being told of.
        var peers = person.peers().stream().map(PeerId::value).sorted().limit(Limits.PEERS_OF_PERSON);
        out.text("n", person.name(), Limits.NAME)
                .hashes("p", peers.toList(), Limits.PEERS_OF_PERSON)
                .number("s", number(person.presence()))
                .instant("l", person.lastSeen());
        if (!person.groups().isEmpty()) {
            out.texts("g", person.groups().stream().sorted().toList(), Limits.GROUPS_OF_PERSON, Limits.GROUP);
        }
    }

    static Person read(MapReader in) throws MalformedMessageException {
        return new Person(
                in.text("n", Limits.NAME),
                in.hashes("p", Limits.PEERS_OF_PERSON).stream().map(PeerId::new).collect(Collectors.toSet()),
                presence(in.number("s", 0, 3)),
                in.instant("l"),
                in.has("g") ? Set.copyOf(in.texts("g", Limits.GROUPS_OF_PERSON, Limits.GROUP)) : Set.of());
    }

    static int number(Presence presence) {
        return switch (presence) {
            case ONLINE -> 0;
            case AWAY -> 1;
            case BUSY -> 2;
            case OFFLINE -> 3;
        };
    }

    static Presence presence(int number) {
        return switch (number) {
            case 0 -> Presence.ONLINE;
            case 1 -> Presence.AWAY;
            case 2 -> Presence.BUSY;
            default -> Presence.OFFLINE;
        };
    }
}
