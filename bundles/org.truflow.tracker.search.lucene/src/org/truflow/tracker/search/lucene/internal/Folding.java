package org.truflow.tracker.search.lucene.internal;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes words of names, the same for an index and a query: case, accents, width and compatibility forms are folded
 * away, separators divide, and words that are written together are known by their parts as well.
 */
final class Folding {
    /** Words of one text that count; a path has no more that matter. */
    private static final int MOST_WORDS = 256;
    /** More parts than this are no words but a code, such as a hash in hexadecimal. */
    private static final int MOST_PARTS = 8;

    private final List<Word> words = new ArrayList<>();
    private final StringBuilder whole = new StringBuilder();
    private final StringBuilder part = new StringBuilder();
    private final List<String> parts = new ArrayList<>();

    private Folding() {}

    /** Returns the words of a text in their order. */
    static List<Word> words(String text) {
        var folding = new Folding();
        folding.read(plain(text));
        return folding.words;
    }

    static boolean isIdeographic(int letter) {
        if (letter < 0x1100) {
            return false;
        }
        var script = UnicodeScript.of(letter);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HANGUL
                || Character.getType(letter) == Character.OTHER_SYMBOL;
    }

    /** Takes apart what Unicode holds for the same, drops the marks, and puts syllables together again. */
    private static String plain(String text) {
        if (text.chars().allMatch(letter -> letter < 0x80)) {
            return text;
        }
        var apart = Normalizer.normalize(text, Form.NFKD);
        var bare = new StringBuilder(apart.length());
        apart.codePoints().filter(letter -> !isMark(letter)).forEach(bare::appendCodePoint);
        return Normalizer.normalize(bare, Form.NFC);
    }

    private static boolean isMark(int letter) {
        var type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private void read(String text) {
        var before = Kind.SEPARATOR;
        for (int at = 0, letter; at < text.length() && words.size() < MOST_WORDS; at += Character.charCount(letter)) {
            letter = text.codePointAt(at);
            if (letter == '\'' || letter == '\u2019') {
                continue; // don't is one word.
            }
            var kind = Kind.of(letter);
            if (kind == Kind.SEPARATOR) {
                endWord();
            } else {
                if (kind == Kind.IDEOGRAPH || isBorder(before, kind, text, at + Character.charCount(letter))) {
                    endPart();
                }
                append(letter);
            }
            before = kind;
        }
        endWord();
    }

    /** Whether a part ends between two letters: {@code camel|Case}, {@code HTTP|Server}, {@code mp|3}. */
    private static boolean isBorder(Kind before, Kind now, String text, int next) {
        if (before == Kind.UPPER && now == Kind.UPPER) {
            return next < text.length() && Kind.of(text.codePointAt(next)) == Kind.LOWER;
        }
        return before != now && !(before == Kind.UPPER && now == Kind.LOWER);
    }

    private void append(int letter) {
        var folded = fold(letter);
        if (whole.length() + folded.length() <= Word.MOST_LENGTH) {
            whole.append(folded);
            part.append(folded);
        }
    }

    private void endPart() {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }

    private void endWord() {
        endPart();
        if (!whole.isEmpty()) {
            var ideographic = whole.codePoints().anyMatch(Folding::isIdeographic);
            var kept = parts.size() > 1 && (parts.size() <= MOST_PARTS || ideographic);
            words.add(new Word(whole.toString(), kept ? parts : List.of()));
        }
        whole.setLength(0);
        parts.clear();
    }

    /** What Unicode does not take apart, but people do. */
    private static String fold(int letter) {
        var small = Character.toLowerCase(letter);
        return switch (small) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'ħ' -> "h";
            case 'ı' -> "i";
            case 'þ' -> "th";
            case 'ς' -> "σ";
            default -> Character.toString(small);
        };
    }

    private enum Kind {
        SEPARATOR,
        UPPER,
        LOWER,
        DIGIT,
        IDEOGRAPH;

        static Kind of(int letter) {
            if (isIdeographic(letter)) {
                return IDEOGRAPH;
            }
            if (Character.isDigit(letter)) {
                return DIGIT;
            }
            if (!Character.isLetter(letter)) {
                return SEPARATOR;
            }
            return Character.isUpperCase(letter) || Character.isTitleCase(letter) ? UPPER : LOWER;
        }
    }
}
