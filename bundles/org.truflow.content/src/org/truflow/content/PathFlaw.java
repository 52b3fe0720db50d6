package org.truflow.content;

/** What is wrong with a name or a path that came from somebody. */
public enum PathFlaw {
    EMPTY("is empty"),
    ABSOLUTE("begins with a slash"),
    TOO_LONG("has more than " + RemotePath.MAX_BYTES + " bytes of UTF-8"),
    TOO_DEEP("has more than " + RemotePath.MAX_DEPTH + " names"),
    EMPTY_NAME("has an empty name in it"),
    DOTS("has . or .. as a name in it"),
    NAME_TOO_LONG("has a name of more than " + RemotePath.MAX_NAME_BYTES + " bytes of UTF-8 in it"),
    CONTROL_CHARACTER("has a control character, a line separator or a noncharacter in it"),
    LONE_SURROGATE("has half a character in it"),
    FORBIDDEN_CHARACTER("has one of \" * : < > ? \\ | in it"),
    INVISIBLE_CHARACTER("has an invisible or a direction-changing character in it"),
    RESERVED_NAME("has the name of a Windows device in it"),
    SHORT_ALIAS("has a name in it that may be the short alias of another file"),
    TRAILING_DOT_OR_SPACE("has a name in it that ends with a dot or a space"),
    NOT_NORMALISED("is not in Unicode normalisation form C"),
    UNREPRESENTABLE("cannot be written in the character encoding of this system");

    private final String text;

    PathFlaw(String text) {
        this.text = text;
    }

    /** Returns the flaw as the end of a sentence that begins with the path. */
    public String text() {
        return text;
    }
}
