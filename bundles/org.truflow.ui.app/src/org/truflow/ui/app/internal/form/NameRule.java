package org.truflow.ui.app.internal.form;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which names a tracker takes, as far as it can be told without asking one: a name that passes here may still be taken, or look like
 * another. Any thread.
 */
public final class NameRule {
    private static final int LEAST = 2;
    private static final int MOST = 32;
    private static final String SEPARATORS = "._-";
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "all",
            "anonymous",
            "anyone",
            "everybody",
            "everyone",
            "here",
            "help",
            "host",
            "mod",
            "moderator",
            "nobody",
            "none",
            "null",
            "official",
            "operator",
            "owner",
            "root",
            "security",
            "self",
            "server",
            "staff",
            "support",
            "sysop",
            "system",
            "tracker",
            "truflow",
            "undefined",
            "unknown");
    /** Scripts that are written together; any other mixture could be taken for another name. */
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private static final Set<UnicodeScript> KOREAN = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

    private NameRule() {}

    /** Returns the name as it is kept. */
    public static String normal(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
    }

    /** Returns the key of the text that says what is wrong, empty if nothing is. */
    public static Optional<String> problem(String typed) {
        var name = normal(typed);
        var letters = name.codePoints().toArray();
        if (letters.length < LEAST) {
            return Optional.of("name.short");
        }
        if (letters.length > MOST) {
            return Optional.of("name.long");
        }
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        for (var letter : letters) {
            if (!Character.isLetterOrDigit(letter) && !mark(letter) && SEPARATORS.indexOf(letter) < 0) {
                return Optional.of("name.letters");
            }
            scripts.add(UnicodeScript.of(letter));
        }
        if (!Character.isLetterOrDigit(letters[0]) || SEPARATORS.indexOf(letters[letters.length - 1]) >= 0) {
            return Optional.of("name.ends");
        }
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        if (scripts.size() > 1 && !JAPANESE.containsAll(scripts) && !KOREAN.containsAll(scripts)) {
            return Optional.of("name.mixed");
        }
        return RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? Optional.of("name.reserved") : Optional.empty();
    }

    private static boolean mark(int letter) {
        var type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
