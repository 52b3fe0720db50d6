package org.truflow.chat.history;

/** How a conversation is written to a file. */
public enum Format {
    /** A line for each message with time, author and text, for people. */
    TEXT,
    /** A JSON object on a line of its own for each message. */
    JSON
}
