package org.truflow.ui.search.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.search.FileType;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.query.MergedHits;
import org.truflow.ui.FileFacts;

/** A line of the results: something found, or below it one of those who have it. */
@NonNullByDefault
sealed interface Row extends FileFacts.About {

    /** @param part how well it matches, of the best: 0 to 1 */
    record Found(Hit hit, double part) implements Row {
        @Override
        public Place place() {
            return hit.places().getFirst();
        }

        @Override
        public Object key() {
            return MergedHits.thing(hit);
        }

        @Override
        public String name() {
            return hit.name();
        }

        /** Whether somebody who has it can be reached. */
        boolean online() {
            return hit.places().stream().anyMatch(Place::online);
        }

        /** Returns a line for each place; none if there is but one, which stands in the line itself. */
        List<Row> below() {
            return hit.places().size() < 2
                    ? List.of()
                    : hit.places().stream().<Row>map(at -> new At(hit, at)).toList();
        }
    }

    /** One place of something found. */
    record At(Hit hit, Place place) implements Row {
        @Override
        public Object key() {
            return List.of(MergedHits.thing(hit), place.peer(), place.path());
        }

        @Override
        public String name() {
            return place.path().substring(place.path().lastIndexOf('/') + 1);
        }
    }

    Hit hit();

    /** Returns the place it is about; for something found the best. */
    Place place();

    /** Returns by what it is the same in the next answer. */
    Object key();

    /** Returns the last component of its path; untrusted text. */
    String name();

    default FileType type() {
        return hit().folder() ? FileType.FOLDER : FileType.of(hit().name());
    }

    /** Returns the folders on the way to it; untrusted text. */
    default String folder() {
        var path = place().path();
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    @Override
    default FileFacts facts() {
        var others = hit().places().stream().filter(other -> !other.equals(place()));
        return new FileFacts(
                name(),
                hit().folder(),
                hit().folder() ? -1 : hit().size(),
                Optional.of(hit().modified()).filter(time -> time.isAfter(Instant.EPOCH)),
                hit().content(),
                Stream.concat(Stream.of(place()), others)
                        .map(at -> new FileFacts.Owner(at.user(), at.path(), at.online()))
                        .toList(),
                Optional.empty());
    }
}
