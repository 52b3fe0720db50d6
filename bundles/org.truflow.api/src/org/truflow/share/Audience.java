package org.truflow.share;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may see a share and fetch from it. Whoever offers it always may, from every device of the same name. Names are
 * compared in NFKC and without regard to capitals.
 */
public sealed interface Audience {

    /** Most groups and users of one audience together. */
    int MOST = 64;

    /** Most characters of the name of a group or user. */
    int MOST_NAME = 64;

    /** The word for everyone. */
    String ALL = "everyone";

    /** The word for nobody but whoever offers it. */
    String NONE = "nobody";

    /** The audience of a share about which nothing was said. */
    Audience EVERYONE = new Everyone();

    /** Only whoever offers it. */
    Audience NOBODY = new Chosen(Set.of(), Set.of());

    /** Everyone who is registered. */
    record Everyone() implements Audience {}

    /**
     * Members of any of these groups, and these users.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}, or one is nothing that anyone can be called
     */
    record Chosen(Set<String> groups, Set<String> users) implements Audience {
        public Chosen {
            groups = normal(groups);
            users = normal(users);
            if (users.contains(ALL) || users.contains(NONE)) {
                throw new IllegalArgumentException("nobody can be called " + ALL + " or " + NONE);
            }
            if (groups.size() + users.size() > MOST) {
                throw new IllegalArgumentException("a share is shown to at most " + MOST + " groups and users");
            }
        }

        private static Set<String> normal(Set<String> names) {
            var normal = new TreeSet<String>();
            for (var name : names) {
                if (name.isBlank() || name.length() > MOST_NAME) {
                    throw new IllegalArgumentException(
                            "the name of a group or user has 1 to " + MOST_NAME + " characters: " + name);
                }
                var written = Audience.normal(name);
                var odd = written.codePoints()
                        .anyMatch(letter -> Character.isWhitespace(letter)
                                || Character.isISOControl(letter)
                                || letter == ','
                                || letter == '@');
                if (odd
                        || written.length() > MOST_NAME
                        || !Audience.normal(written).equals(written)) {
                    throw new IllegalArgumentException("no user or group can have the name " + name);
                }
                normal.add(written);
            }
            return Set.copyOf(normal);
        }
    }

    /** Returns whether someone of this name and these groups belongs to it. */
    default boolean includes(String user, Collection<String> groups) {
        return switch (this) {
            case Everyone _ -> true;
            case Chosen(var chosenGroups, var users) ->
                users.contains(normal(user))
                        || !chosenGroups.isEmpty()
                                && groups.stream().map(Audience::normal).anyMatch(chosenGroups::contains);
        };
    }

    /** Returns it as {@link #parse} reads it: {@code everyone}, {@code nobody}, or {@code @GROUP} and {@code USER}, sorted. */
    default List<String> words() {
        return switch (this) {
            case Everyone _ -> List.of(ALL);
            case Chosen(var groups, var users) -> {
                var words = new ArrayList<String>();
                groups.stream().sorted().forEach(group -> words.add("@" + group));
                users.stream().sorted().forEach(words::add);
                yield words.isEmpty() ? List.of(NONE) : words;
            }
        };
    }

    /**
     * Reads words as a person gives them; {@code everyone} and {@code nobody} stand alone.
     *
     * @throws IllegalArgumentException if they make no sense together
     */
    static Audience parse(Collection<String> words) {
        var groups = new TreeSet<String>();
        var users = new TreeSet<String>();
        for (var word : words) {
            if (word.equals(ALL) || word.equals(NONE)) {
                if (words.size() > 1) {
                    throw new IllegalArgumentException(word + " stands alone");
                }
                return word.equals(ALL) ? EVERYONE : NOBODY;
            }
            if (word.startsWith("@")) {
                groups.add(word.substring(1));
            } else {
                users.add(word);
            }
        }
        return words.isEmpty() ? EVERYONE : new Chosen(groups, users);
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
