package org.truflow.protocol.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.search.Facets;
import org.truflow.search.FileType;
import org.truflow.search.SizeClass;

/** {@code t types, s sizes, o owners, n online, c complete} */
final class FacetsFields {
    /** Kinds of a later version are passed over. */
    private static final int MOST_KINDS = 64;

    private FacetsFields() {}

    /** A kind by its number, and how many there are. */
    private record Count(int kind, long count) {
        static void write(Count count, MapWriter out) {
            out.number("k", count.kind).number("n", count.count);
        }

        static Count read(MapReader in) throws MalformedMessageException {
            return new Count(in.number("k", 0, MOST_KINDS - 1), in.number("n", 0, Long.MAX_VALUE));
        }
    }

    static void write(Facets facets, MapWriter out) {
        out.maps("t", counts(facets.types()), MOST_KINDS, Count::write)
                .maps("s", counts(facets.sizes()), MOST_KINDS, Count::write)
                .maps("o", facets.owners(), Facets.MOST_OWNERS, FacetsFields::write)
                .number("n", facets.online())
                .flag("c", facets.complete());
    }

    static Facets read(MapReader in) throws MalformedMessageException {
        return new Facets(
                kinds(in.maps("t", MOST_KINDS, Count::read), FileType.values(), new EnumMap<>(FileType.class)),
                kinds(in.maps("s", MOST_KINDS, Count::read), SizeClass.values(), new EnumMap<>(SizeClass.class)),
                in.maps("o", Facets.MOST_OWNERS, FacetsFields::readOwner),
                in.number("n", 0, Long.MAX_VALUE),
                in.flag("c"));
    }

    private static void write(Facets.Owner owner, MapWriter out) {
        out.text("u", owner.user(), Limits.NAME).number("n", owner.count());
    }

    private static Facets.Owner readOwner(MapReader in) throws MalformedMessageException {
        return new Facets.Owner(in.text("u", Limits.NAME), in.number("n", 0, Long.MAX_VALUE));
    }

    private static <K extends Enum<K>> List<Count> counts(Map<K, Long> kinds) {
        return kinds.entrySet().stream()
                .map(each -> new Count(each.getKey().ordinal(), each.getValue()))
                .sorted((one, other) -> Integer.compare(one.kind, other.kind))
                .toList();
    }

    private static <K extends Enum<K>> Map<K, Long> kinds(List<Count> counts, K[] all, Map<K, Long> into) {
        for (var count : counts) {
            if (count.kind < all.length) {
                into.put(all[count.kind], count.count);
            }
        }
        return into;
    }
}
