package org.truflow.protocol;

import static org.truflow.protocol.MessageBoundsTest.bound;
import static org.truflow.protocol.MessageBoundsTest.characters;
import static org.truflow.protocol.MessageBoundsTest.hash;
import static org.truflow.protocol.MessageBoundsTest.instant;
import static org.truflow.protocol.MessageBoundsTest.list;
import static org.truflow.protocol.MessageBoundsTest.path;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bounds of what is said about accounts, and of who may see what. */
final class AccountBounds {
    static final Set<String> OPTIONAL = Set.of(
            "APPLY_CATALOG.w",
            "REFUSAL.a",
            "REGISTER.s",
            "REGISTER.v",
            "REGISTER.d",
            "REGISTERED.r",
            "REGISTERED.g",
            "PRESENCE_CHANGED.x.0.g",
            "PEOPLE_TOLD.x.0.g",
            "SET_PASSWORD.o",
            "SET_PASSWORD.n",
            "DEVICES_TOLD.x.0.o",
            "DEVICES_TOLD.x.0.t",
            "MODERATE.t");

    private AccountBounds() {}

    static void add(List<MessageBoundsTest.Bound> all) {
        ChatBounds.add(all);
        RoomBounds.add(all);
        all.add(bound("REFUSAL.a", List.of(1, 31_622_400), List.of(0, -1, 31_622_401)));
        all.add(characters("REGISTER.s", 256));
        all.add(characters("REGISTER.v", 64));
        all.add(characters("REGISTER.d", 64));
        all.add(bound("REGISTERED.r", List.of(0, 1, 2, 3), List.of(-1, 4)));
        all.add(list("APPLY_CATALOG.w", 256, Map.of("l", "Music", "g", List.of(), "u", List.of())));
        all.add(path("APPLY_CATALOG.w.0.l", 1_024));
        all.add(list("APPLY_CATALOG.w.0.g", 64, "x"));
        all.add(list("APPLY_CATALOG.w.0.u", 64, "x"));
        for (var name : List.of("APPLY_CATALOG.w.0.g.0", "APPLY_CATALOG.w.0.u.0")) {
            all.add(bound(name, List.of("x", "x".repeat(64)), List.of("", " ", "x".repeat(65), "\ufdfa".repeat(64))));
        }
        for (var groups : List.of("REGISTERED.g", "PRESENCE_CHANGED.x.0.g", "PEOPLE_TOLD.x.0.g")) {
            all.add(list(groups, 16, "x"));
            all.add(bound(groups + ".0", List.of("", "x".repeat(32), "ä".repeat(16)), List.of("x".repeat(33))));
        }
        all.add(characters("SET_PASSWORD.o", 256));
        all.add(characters("SET_PASSWORD.n", 256));
        all.add(list("DEVICES_TOLD.x", 64, Map.of("p", new byte[32], "n", "", "a", 0, "l", 0)));
        all.add(hash("DEVICES_TOLD.x.0.p"));
        all.add(characters("DEVICES_TOLD.x.0.n", 64));
        all.add(instant("DEVICES_TOLD.x.0.a"));
        all.add(instant("DEVICES_TOLD.x.0.l"));
        all.add(hash("REVOKE_DEVICE.p"));
        all.add(bound("MODERATE.a", List.of(0, 6), List.of(-1, 7)));
        all.add(characters("MODERATE.u", 128));
        all.add(characters("MODERATE.r", 1_000));
        all.add(bound("MODERATE.t", List.of(1, 31_622_400), List.of(0, -1, 31_622_401)));
        all.add(list("MODERATED.x", 1_000, "x"));
        all.add(characters("MODERATED.x.0", 500));
    }
}
