package org.truflow.tracker.server.internal;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Set;

/**
 * What names look like, after Unicode Technical Standard 39. Two names that share a look are taken for one another by
 * a reader, in capitals or small letters.
 *
 * <p>ICU brings the table of confusable characters; the JDK has none.
 */
final class Looks {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private Looks() {}

    static String normal(String text) {
        return NFKC.normalize(text);
    }

    /**
     * Returns the skeletons of a name as it is written and as it would be in small letters: {@code aIice} with a
     * capital I is like {@code alice} only as it is written, {@code ALICE} only in small letters.
     */
    static Set<String> of(String name) {
        var written = small(CHECKER.getSkeleton(name));
        var inSmallLetters = skeleton(name);
        return written.equals(inSmallLetters) ? Set.of(written) : Set.of(written, inSmallLetters);
    }

    /** Returns the one look under which a name is kept. */
    static String skeleton(String name) {
        return small(CHECKER.getSkeleton(small(name)));
    }

    /** Returns whether letters or digits of several scripts are mixed in a way that no language does, or marks pile up unseen. */
    static boolean mixed(String name) {
        return CHECKER.failsChecks(name);
    }

    /** Returns whether two names differ at most in capitals. */
    static boolean same(String one, String other) {
        return small(normal(one)).equals(small(normal(other)));
    }

    private static String small(String text) {
        return NFKC.normalize(UCharacter.foldCase(text, true));
    }
}
