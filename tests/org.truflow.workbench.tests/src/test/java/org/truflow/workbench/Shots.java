package org.truflow.workbench;

import java.nio.file.Path;

/** Where the pictures go. */
final class Shots {
    static final Path ROOT = Path.of(System.getProperty("truflow.root"));

    private static final Path FOLDER = Path.of("target/screenshots").toAbsolutePath();

    private Shots() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".png");
    }
}
