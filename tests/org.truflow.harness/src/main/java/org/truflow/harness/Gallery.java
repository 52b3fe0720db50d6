package org.truflow.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that lays the pictures of a folder side by side. */
final class Gallery {
    private Gallery() {}

    /** Writes {@code index.html} for the pictures that are there now. Several tests may do so at once. */
    static synchronized void write(Path folder) throws IOException {
        var page = new StringBuilder("""
                <!doctype html>
                <meta charset="utf-8">
                <title>Truflow: pictures of the workbench</title>
                <style>
                body { font: 14px sans-serif; margin: 1em; background: #888 }
                figure { display: inline-block; margin: 0.5em; vertical-align: top }
                img { width: 600px; border: 1px solid #444 }
                figcaption { color: #fff }
                </style>
                """);
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .forEach(name -> page.append(
                            "<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"%1$s\"></a><figcaption>%1$s</figcaption></figure>\n"
                                    .formatted(name)));
        }
        Files.writeString(folder.resolve("index.html"), page);
    }
}
