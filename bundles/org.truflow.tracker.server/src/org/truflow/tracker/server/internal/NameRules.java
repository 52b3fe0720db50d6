package org.truflow.tracker.server.internal;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;

/**
 * Which names can be registered: 2 to 32 letters and digits of any one script, and {@code . _ -} between them. No
 * spaces, so that a name is one word in a command and in {@code USER:PATH}. Names are kept in NFKC.
 */
final class NameRules {
    static final int LEAST = 2;
    static final int MOST = 32;

    private static final String SEPARATORS = "._-";
    private static final int MOST_MARKS_IN_A_ROW = 3;
    private static final String REMEDY =
            "Choose a name of " + LEAST + " to " + MOST + " letters and digits; . _ and - may stand between them.";
    private static final Set<String> RESERVED = looks(List.of(
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
            "unknown"));

    private NameRules() {}

    /** Returns the name of a user as it is kept. */
    static String check(String asked) throws RefusedException {
        var name = checkGroup(asked);
        if (Looks.of(name).stream().anyMatch(RESERVED::contains)) {
            throw invalid("the name " + Shown.text(name) + " is reserved, or looks like one that is");
        }
        return name;
    }

    /** Returns the name of a group as it is kept: nobody takes the group {@code staff} for a person. */
    static String checkGroup(String asked) throws RefusedException {
        // Looked at before NFKC too: a normal form may swallow what was there.
        if (asked.length() > 4 * MOST) {
            throw invalid("the name is longer than " + MOST + " characters");
        }
        for (var codePoint : asked.codePoints().toArray()) {
            refuseUnseen(codePoint);
        }
        var name = Looks.normal(asked);
        var codePoints = name.codePoints().toArray();
        refuseCharacters(name, codePoints);
        refuseLength(name, codePoints);
        if (Looks.mixed(name)) {
            throw invalid("the name " + Shown.text(name)
                    + " mixes letters or digits of several scripts, so that it could be taken for another");
        }
        return name;
    }

    private static void refuseUnseen(int codePoint) throws RefusedException {
        var unseen = switch (UCharacter.getType(codePoint)) {
            case UCharacter.CONTROL,
                    UCharacter.FORMAT,
                    UCharacter.SURROGATE,
                    UCharacter.PRIVATE_USE,
                    UCharacter.UNASSIGNED,
                    UCharacter.LINE_SEPARATOR,
                    UCharacter.PARAGRAPH_SEPARATOR -> true;
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
        if (unseen) {
            throw invalid("the name holds " + Shown.name(codePoint) + ", which cannot be seen or is not a character");
        }
    }

    private static void refuseCharacters(String name, int[] codePoints) throws RefusedException {
        var marks = 0;
        for (var codePoint : codePoints) {
            refuseUnseen(codePoint);
            var mark = isMark(codePoint);
            marks = mark ? marks + 1 : 0;
            if (marks > MOST_MARKS_IN_A_ROW) {
                throw invalid("the name piles more than " + MOST_MARKS_IN_A_ROW + " marks on one letter");
            }
            if (!mark && !UCharacter.isLetterOrDigit(codePoint) && SEPARATORS.indexOf(codePoint) < 0) {
                throw invalid("the name holds '" + Character.toString(codePoint) + "' (" + Shown.name(codePoint)
                        + "), which is neither a letter nor a digit nor one of . _ -");
            }
        }
        if (codePoints.length > 0
                && (!UCharacter.isLetterOrDigit(codePoints[0])
                        || SEPARATORS.indexOf(codePoints[codePoints.length - 1]) >= 0)) {
            throw invalid("the name " + Shown.text(name) + " does not begin and end with a letter or a digit");
        }
    }

    private static void refuseLength(String name, int[] codePoints) throws RefusedException {
        var visible = 0;
        for (var codePoint : codePoints) {
            visible += isMark(codePoint) ? 0 : 1;
        }
        if (visible < LEAST) {
            throw invalid("the name " + Shown.text(name) + " is shorter than " + LEAST + " characters");
        }
        if (codePoints.length > MOST) {
            throw invalid("the name is longer than " + MOST + " characters");
        }
    }

    private static boolean isMark(int codePoint) {
        var type = UCharacter.getType(codePoint);
        return type == UCharacter.NON_SPACING_MARK || type == UCharacter.COMBINING_SPACING_MARK;
    }

    private static RefusedException invalid(String what) {
        return new RefusedException(ErrorCode.NAME_INVALID, what, REMEDY);
    }

    private static Set<String> looks(Collection<String> names) {
        return names.stream().flatMap(name -> Looks.of(name).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
