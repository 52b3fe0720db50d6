package org.truflow.shell;

import java.util.List;
import org.truflow.search.Span;

/**
 * Marks parts of a text that a terminal shows in bold; elsewhere the marks vanish. They are two characters that Unicode
 * reserves for such uses, so no text has them.
 */
public final class Emphasis {
    public static final char BEGIN = '\uFDD0';
    public static final char END = '\uFDD1';

    private Emphasis() {}

    /** @param spans of the text, in their order; they do not meet */
    public static String of(String text, List<Span> spans) {
        var marked = new StringBuilder();
        var at = 0;
        for (var span : spans) {
            if (span.from() < at || span.to() > text.length()) {
                break; // Not of this text.
            }
            marked.append(text, at, span.from())
                    .append(BEGIN)
                    .append(text, span.from(), span.to())
                    .append(END);
            at = span.to();
        }
        return marked.append(text.substring(at)).toString();
    }
}
