package org.truflow.chat.text;

import java.util.Set;

/** A piece of a line, all of one look. Its text is cleaned. */
public sealed interface Span {
    /** Returns what is shown. */
    String text();

    Set<Style> styles();

    /** How it looks. */
    enum Style {
        BOLD,
        ITALIC,
        CODE
    }

    /** Text; a line break within a paragraph is a line feed. */
    record Words(String text, Set<Style> styles) implements Span {
        public Words {
            styles = Set.copyOf(styles);
        }
    }

    /**
     * A link.
     *
     * @param target absolute, http or https only; {@code host} of it in ASCII, what a person is asked about. The text of it may say anything
     */
    record Link(String text, Set<Style> styles, String target, String host) implements Span {
        public Link {
            styles = Set.copyOf(styles);
        }
    }

    /** Somebody is named. @param text with the sign in front; {@code name} without */
    record Mention(String text, Set<Style> styles, String name) implements Span {
        public Mention {
            styles = Set.copyOf(styles);
        }
    }

    /** A picture of a letter's size. @param text the characters; {@code name} without colons */
    record Emoji(String text, Set<Style> styles, String name) implements Span {
        public Emoji {
            styles = Set.copyOf(styles);
        }
    }
}
