package org.truflow.shell.tracker.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.truflow.tracker.Role;

/** Roles as they are typed. */
final class Roles {
    private Roles() {}

    static String text(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Role parse(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> text(role).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a role is one of "
                        + Arrays.stream(Role.values()).map(Roles::text).collect(Collectors.joining(", ")) + ", not "
                        + text));
    }
}
