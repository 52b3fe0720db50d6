package org.truflow.search.query;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes words of names, the same for an index and a query: case, accents, width and compatibility forms are folded
 * away, separators divide, and words that are written together are known by their parts as well.
 */
public final class Folding {
    /** Words of one text that count; a path has no more that matter. */
    private static final int MOST_WORDS = 256;
    /** More parts than this are no words but a code, such as a hash in hexadecimal. */
    private static final int MOST_PARTS = 8;

    private static final int FIRST_VOWEL_JAMO = 0x1160;
    private static final int LAST_JAMO = 0x11FF;

    private final List<PlacedWord> words = new ArrayList<>();
    private final StringBuilder whole = new StringBuilder();
    private final StringBuilder part = new StringBuilder();
    private final List<String> parts = new ArrayList<>();
    private final int[] from = new int[Word.MOST_LENGTH];
    private final int[] to = new int[Word.MOST_LENGTH];
    private Kind before = Kind.SEPARATOR;

    private Folding() {}

    /** Returns the words of a text in their order. */
    public static List<Word> words(String text) {
        return placed(text).stream().map(PlacedWord::word).toList();
    }

    /** Returns the words of a text with where they stand in it. */
    static List<PlacedWord> placed(String text) {
        var folding = new Folding();
        folding.read(text);
        return folding.words;
    }

    /** Whether a character is written without spaces to the next word. */
    public static boolean isIdeographic(int letter) {
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

    private static boolean isMark(int letter) {
        var type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    /** Reads a letter with the marks and vowels that belong to it at a time. */
    private void read(String text) {
        for (int at = 0, next; at < text.length() && words.size() < MOST_WORDS; at = next) {
            next = at + Character.charCount(text.codePointAt(at));
            if (next < text.length() && text.charAt(next) >= 0x80 || text.charAt(at) >= 0x80) {
                while (next < text.length() && belongsToTheLetterBefore(text.codePointAt(next))) {
                    next += Character.charCount(text.codePointAt(next));
                }
                var letters = plain(text.substring(at, next));
                for (int i = 0, letter; i < letters.length(); i += Character.charCount(letter)) {
                    letter = letters.codePointAt(i);
                    var after = i + Character.charCount(letter);
                    take(letter, after < letters.length() ? letters.codePointAt(after) : peek(text, next), at, next);
                }
            } else {
                take(text.charAt(at), peek(text, next), at, next);
            }
        }
        endWord();
    }

    private static int peek(String text, int at) {
        return at < text.length() ? text.codePointAt(at) : ' ';
    }

    private static boolean belongsToTheLetterBefore(int letter) {
        return letter >= 0x80 && (isMark(letter) || letter >= FIRST_VOWEL_JAMO && letter <= LAST_JAMO);
    }

    /** Takes apart what Unicode holds for the same, drops the marks, and puts syllables together again. */
    private static String plain(String letter) {
        var apart = Normalizer.normalize(letter, Form.NFKD);
        var bare = new StringBuilder(apart.length());
        apart.codePoints().filter(each -> !isMark(each)).forEach(bare::appendCodePoint);
        return Normalizer.normalize(bare, Form.NFC);
    }

    /** @param start where it stands in the text, up to {@code end} */
    private void take(int letter, int next, int start, int end) {
        if (letter == '\'' || letter == '\u2019') {
            return; // don't is one word.
        }
        var kind = Kind.of(letter);
        if (kind == Kind.SEPARATOR) {
            endWord();
        } else {
            if (kind == Kind.IDEOGRAPH || isBorder(before, kind, next)) {
                endPart();
            }
            append(letter, start, end);
        }
        before = kind;
    }

    /** Whether a part ends between two letters: {@code camel|Case}, {@code HTTP|Server}, {@code mp|3}. */
    private static boolean isBorder(Kind before, Kind now, int next) {
        if (before == Kind.UPPER && now == Kind.UPPER) {
            return Kind.of(next) == Kind.LOWER;
        }
        return before != now && !(before == Kind.UPPER && now == Kind.LOWER);
    }

    private void append(int letter, int start, int end) {
        var folded = fold(letter);
        var at = whole.length();
        if (at + folded.length() <= Word.MOST_LENGTH) {
            whole.append(folded);
            part.append(folded);
            Arrays.fill(from, at, whole.length(), start);
            Arrays.fill(to, at, whole.length(), end);
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
            words.add(new PlacedWord(
                    new Word(whole.toString(), kept ? parts : List.of()),
                    Arrays.copyOf(from, whole.length()),
                    Arrays.copyOf(to, whole.length())));
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
