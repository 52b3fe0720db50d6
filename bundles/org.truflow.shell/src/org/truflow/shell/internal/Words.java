package org.truflow.shell.internal;

import java.util.List;

/**
 * A command line.
 *
 * @param words the command and its arguments, without {@code --json}
 * @param json whether JSON was asked for
 */
record Words(List<String> words, boolean json) {
    static final String JSON = "--json";

    static Words of(List<String> typed) {
        return new Words(typed.stream().filter(word -> !word.equals(JSON)).toList(), typed.contains(JSON));
    }
}
