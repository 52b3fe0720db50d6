package org.truflow.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The built checkout that is looked at. */
final class Checkout {

    static final Path ROOT = Path.of(System.getProperty("truflow.root"));

    private Checkout() {}

    /** The project's bundles and fragments in {@code bundles/}. */
    static List<Bundle> bundles() {
        return bundlesIn("bundles");
    }

    /** The test fragments in {@code tests/}. */
    static List<Bundle> testFragments() {
        return bundlesIn("tests");
    }

    /** Java sources below {@code bundles/} and {@code tests/}. */
    static List<Path> sources(String part) {
        return folders(ROOT.resolve(part))
                .map(folder -> folder.resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(Checkout::files)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** The folders of the assembled products, for each processor. */
    static List<Path> products() {
        var products = ROOT.resolve("releng/org.truflow.products/target/products");
        return folders(products)
                .flatMap(product -> folders(product.resolve("linux/gtk")).flatMap(Checkout::folders))
                .toList();
    }

    static Manifest read(Path manifest) {
        try (var in = Files.newInputStream(manifest)) {
            return new Manifest(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Path> folders(Path parent) {
        try (var children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Bundle> bundlesIn(String part) {
        return folders(ROOT.resolve(part))
                .filter(folder -> Files.exists(manifestOf(folder)))
                .map(folder -> new Bundle(folder, read(manifestOf(folder))))
                .toList();
    }

    private static Path manifestOf(Path folder) {
        return folder.resolve("META-INF/MANIFEST.MF");
    }
}
