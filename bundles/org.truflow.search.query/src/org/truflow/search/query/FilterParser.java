package org.truflow.search.query;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.truflow.search.FileType;

/** Reads the value of a filter. */
final class FilterParser {
    private static final int LEAST_DIGITS = 8;
    private static final int MOST_DIGITS = 64;
    private static final int MOST_CHOICES = 32;

    private final LocalDate today;

    FilterParser(LocalDate today) {
        this.today = today;
    }

    enum Key {
        TYPE("type:video"),
        EXT("ext:mkv"),
        SIZE("size:>1G"),
        DATE("date:2024-05"),
        OWNER("owner:ada"),
        IN("in:Music/Live"),
        HASH("hash:0123abcd");

        private final String example;

        Key(String example) {
            this.example = example;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String example() {
            return example;
        }

        static Optional<Key> of(String word) {
            return Arrays.stream(values())
                    .filter(key -> key.word().equals(word))
                    .findFirst();
        }

        /** Returns the one that may be meant, for words of four letters and more. */
        static Optional<Key> near(String word) {
            return Arrays.stream(values())
                    .filter(key -> key.word().length() >= 4 && Edits.between(word, key.word(), 1) <= 1)
                    .findFirst();
        }
    }

    /** @param at where the value stands in the query */
    Filter parse(Key key, String value, int at) {
        return switch (key) {
            case TYPE -> type(value, at);
            case EXT -> extension(value, at);
            case SIZE -> SizeRange.parse(value, at);
            case DATE -> new DateRange(today).parse(value, at);
            case OWNER -> owner(value, at);
            case IN -> in(value, at);
            case HASH -> hash(value, at);
        };
    }

    private static Filter type(String value, int at) {
        var types = EnumSet.noneOf(FileType.class);
        for (var choice : choices(value, at)) {
            types.add(Arrays.stream(FileType.values())
                    .filter(type -> name(type).equals(choice) || (name(type) + "s").equals(choice))
                    .findFirst()
                    .orElseThrow(() -> new BadQueryException(
                            "There is no type " + choice + ". There are "
                                    + Arrays.stream(FileType.values())
                                            .map(FilterParser::name)
                                            .collect(Collectors.joining(", ")),
                            at)));
        }
        return new Filter.Type(types);
    }

    private static String name(FileType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Filter extension(String value, int at) {
        var extensions = new HashSet<String>();
        for (var choice : choices(value, at)) {
            var bare = choice.startsWith(".") ? choice.substring(1) : choice;
            if (bare.isEmpty() || !bare.codePoints().allMatch(Character::isLetterOrDigit)) {
                throw new BadQueryException("An extension has letters and digits only, such as ext:mkv,mp4", at);
            }
            extensions.add(bare);
        }
        return new Filter.Extension(extensions);
    }

    private static Filter owner(String value, int at) {
        return new Filter.Owner(
                choices(value, at).stream().map(FilterParser::folded).collect(Collectors.toSet()));
    }

    /** Returns a user's name as {@code owner:} compares it. */
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Filter in(String value, int at) {
        var folders = Arrays.stream(value.split("/"))
                .map(Folding::words)
                .filter(words -> !words.isEmpty())
                .toList();
        if (folders.isEmpty()) {
            throw new BadQueryException("in: needs the name of a folder, such as in:Music/Live", at);
        }
        return new Filter.In(folders);
    }

    private static Filter hash(String value, int at) {
        var digits = value.toLowerCase(Locale.ROOT);
        if (digits.length() < LEAST_DIGITS
                || digits.length() > MOST_DIGITS
                || !digits.chars().allMatch(digit -> digit < 0x80 && Character.digit(digit, 16) >= 0)) {
            throw new BadQueryException(
                    "hash: needs " + LEAST_DIGITS + " to " + MOST_DIGITS + " hexadecimal digits", at);
        }
        return new Filter.Hash(digits);
    }

    private static Set<String> choices(String value, int at) {
        var choices = Arrays.stream(value.split(","))
                .map(choice -> choice.strip().toLowerCase(Locale.ROOT))
                .filter(choice -> !choice.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            throw new BadQueryException("Between the commas stand 1 to " + MOST_CHOICES + " values", at);
        }
        return choices;
    }
}
