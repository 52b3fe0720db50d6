package org.truflow.protocol.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.share.Audience;

/** {@code l label, g groups, u users} */
final class AudienceFields {
    private AudienceFields() {}

    /** A share that is not for everyone. */
    private record Restricted(String label, List<String> groups, List<String> users) {}

    /** Writes a list, in the order of the labels; nothing if all shares are for everyone. */
    static void write(String key, Map<String, Audience> audiences, MapWriter out) {
        var restricted = audiences.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Audience.Chosen)
                .map(entry -> restricted(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Restricted::label))
                .toList();
        if (!restricted.isEmpty()) {
            out.maps(key, restricted, ApplyCatalog.MOST_AUDIENCES, AudienceFields::write);
        }
    }

    private static Restricted restricted(String label, Audience audience) {
        return switch (audience) {
            case Audience.Everyone _ -> throw new IllegalArgumentException(label + " is for everyone");
            case Audience.Chosen(var groups, var users) ->
                new Restricted(
                        label,
                        groups.stream().sorted().toList(),
                        users.stream().sorted().toList());
        };
    }

    private static void write(Restricted share, MapWriter out) {
        out.text("l", share.label(), Limits.FILE_NAME)
                .texts("g", share.groups(), Audience.MOST, Limits.NAME)
                .texts("u", share.users(), Audience.MOST, Limits.NAME);
    }

    static Map<String, Audience> read(String key, MapReader in) throws MalformedMessageException {
        var audiences = new HashMap<String, Audience>();
        if (in.has(key)) {
            for (var share : in.maps(key, ApplyCatalog.MOST_AUDIENCES, AudienceFields::read)) {
                audiences.put(share.getKey(), share.getValue());
            }
        }
        return audiences;
    }

    private static Map.Entry<String, Audience> read(MapReader in) throws MalformedMessageException {
        var label = in.text("l", Limits.FILE_NAME);
        var groups = in.texts("g", Audience.MOST, Limits.NAME);
        var users = in.texts("u", Audience.MOST, Limits.NAME);
        try {
            return Map.entry(label, new Audience.Chosen(Set.copyOf(groups), Set.copyOf(users)));
        } catch (IllegalArgumentException e) {
            throw in.malformed("u", "is no audience: " + e.getMessage());
        }
    }
}
