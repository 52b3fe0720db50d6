package org.truflow.send;

/**
 * A file or folder that somebody chose to send.
 *
 * @param name its file name; of an incoming one untrusted text
 * @param files in it, 1 if it is a file; {@code size} bytes of all of them
 */
public record Item(String name, boolean folder, int files, long size) {}
