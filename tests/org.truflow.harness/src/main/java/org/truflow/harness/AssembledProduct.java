package org.truflow.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * A product as the build assembled it for this machine's processor.
 *
 * @param name {@code peer}, {@code tracker} or {@code workbench}
 * @param folder the folder that holds the start script
 */
public record AssembledProduct(String name, Path folder) {

    /**
     * Finds the product below the root of a built checkout.
     *
     * @throws IllegalStateException when the product is not built
     */
    public static AssembledProduct find(Path root, String name) {
        var folder = root.resolve("releng/org.truflow.products/target/products/truflow-" + name + "/linux/gtk/"
                + processor() + "/" + called(name));
        var product = new AssembledProduct(name, folder);
        if (!Files.isExecutable(product.script())) {
            throw new IllegalStateException("no product at " + folder + ": run ./truflow build first");
        }
        return product;
    }

    /** Copies the product, because the build's own folder is to stay as the build left it. */
    public AssembledProduct copyTo(Path target) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.forEach(
                    from -> copy(from, target.resolve(folder.relativize(from).toString())));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return new AssembledProduct(name, target);
    }

    /** The script that starts the product. */
    public Path script() {
        return folder.resolve(called(name));
    }

    private static String called(String name) {
        return name.equals("workbench") ? "truflow" : "truflow-" + name;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String processor() {
        var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("amd64") ? "x86_64" : name;
    }
}
