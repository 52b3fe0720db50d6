package org.truflow.send;

/**
 * One file or folder of all that is offered.
 *
 * @param path {@code /}-separated, the name of an {@link Item} first; untrusted text
 * @param size bytes; 0 for a folder
 */
public record Line(String path, boolean folder, long size) {}
