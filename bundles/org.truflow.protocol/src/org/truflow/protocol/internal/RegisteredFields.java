package org.truflow.protocol.internal;

import java.util.List;
import java.util.Optional;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Registered;
import org.truflow.tracker.Role;

/** {@code n name, t tracker, c catalog, r role: 0 owner 1 moderator 2 member 3 guest, g groups} */
final class RegisteredFields {
    private static final List<Role> ROLES = List.of(Role.OWNER, Role.MODERATOR, Role.MEMBER, Role.GUEST);

    private RegisteredFields() {}

    static void write(Registered message, MapWriter out) {
        out.text("n", message.name(), Limits.NAME)
                .cutText("t", message.tracker(), Limits.NAME)
                .map("c", message.catalog(), CatalogVersionFields::write);
        message.role().ifPresent(role -> out.number("r", ROLES.indexOf(role)));
        if (!message.groups().isEmpty()) {
            out.texts("g", message.groups(), Limits.GROUPS_OF_PERSON, Limits.GROUP);
        }
    }

    static Registered read(MapReader in) throws MalformedMessageException {
        return new Registered(
                in.text("n", Limits.NAME),
                in.cleanText("t", Limits.NAME),
                in.map("c", CatalogVersionFields::read),
                in.has("r") ? Optional.of(ROLES.get(in.number("r", 0, ROLES.size() - 1))) : Optional.empty(),
                in.has("g") ? in.texts("g", Limits.GROUPS_OF_PERSON, Limits.GROUP) : List.of());
    }
}
