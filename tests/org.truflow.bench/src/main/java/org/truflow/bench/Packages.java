package org.truflow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs to compare with, installed from Debian when they are missing and it may. */
public final class Packages {
    private Packages() {}

    /** Returns where a program is, after an attempt to install its package if it was nowhere. */
    public static Optional<Path> program(String name, String debianPackage) throws IOException {
        var found = Program.find(name);
        if (found.isPresent() || !install(debianPackage)) {
            return found;
        }
        return Program.find(name);
    }

    /** Returns whether the packages are installed now. */
    public static boolean install(String... packages) throws IOException {
        if (Program.find("apt-get").isEmpty()
                || !System.getProperty("user.name").equals("root")) {
            return false;
        }
        var names = String.join(" ", packages);
        System.out.println("installing " + names + " from Debian");
        // No package may start a service: what is measured is started here, and ended.
        var script = "export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1; apt-get install -y --no-install-recommends "
                + names + " || { apt-get update && apt-get install -y --no-install-recommends " + names + "; }";
        return Program.output("sh", "-c", script).status() == 0;
    }

    /** Returns the first line that a program says of its version. */
    public static String version(String... command) throws IOException {
        return Stream.of(Program.output(command).text().strip().split("\n"))
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(command[0])
                .strip();
    }
}
