package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The assembled products, as folders and archives. */
class ProductsTest {

    private static final Pattern WINDOW = Pattern.compile("swt|jface|[._]ui[._]|workbench|awt");

    /** In the workbench, for the tracker that it hosts as a process of its own; in its own framework they must not run. */
    private static final Set<String> OF_HOSTED_TRACKER = Set.of(
            "org.truflow.metrics.http",
            "org.truflow.shell.tracker",
            "org.truflow.tracker.rooms",
            "org.truflow.tracker.search.lucene",
            "org.truflow.tracker.server",
            "org.truflow.tracker.store.eclipsestore");

    private final List<Path> products = Checkout.products();

    private final List<Path> headless = products.stream()
            .filter(product -> !product.getFileName().toString().equals("truflow"))
            .toList();

    @Test
    void every_product_is_there_for_both_processors_as_folder_and_archive() {
        var folders = products.stream()
                .map(product ->
                        product.getFileName() + " " + product.getParent().getFileName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Set.of(
                        "truflow-peer aarch64",
                        "truflow-peer x86_64",
                        "truflow aarch64",
                        "truflow x86_64",
                        "truflow-tracker aarch64",
                        "truflow-tracker x86_64"),
                folders);
        for (var folder : folders) {
            var archive =
                    folder.replaceFirst("^truflow ", "truflow-workbench ").replace(" ", "-linux.gtk.") + ".tar.gz";
            assertTrue(
                    Files.isRegularFile(
                            Checkout.ROOT.resolve("releng/org.truflow.products/target/products/" + archive)),
                    archive);
        }
    }

    @Test
    void headless_products_hold_nothing_that_opens_a_window() {
        assertFalse(headless.isEmpty());
        var windows = headless.stream()
                .flatMap(product -> plugins(product).stream())
                .filter(plugin -> WINDOW.matcher(plugin).find())
                .toList();

        assertEquals(List.of(), windows);
    }

    @Test
    void no_bundle_is_there_twice() {
        for (var product : products) {
            var names = plugins(product).stream()
                    .map(plugin -> plugin.substring(0, plugin.indexOf('_')))
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            names.values().removeIf(count -> count == 1);

            assertEquals(Set.of(), names.keySet(), product.toString());
        }
    }

    @Test
    void every_bundle_with_components_is_started_where_it_belongs() throws IOException {
        var waiting = Checkout.bundles().stream()
                .filter(bundle -> bundle.header("Require-Capability").contains("osgi.component"))
                .map(bundle -> bundle.folder().getFileName().toString())
                .collect(Collectors.toSet());
        var idle = new ArrayList<String>();
        for (var product : products) {
            for (var line : Files.readAllLines(
                    product.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"))) {
                var name = line.split(",")[0];
                var hosted = product.getFileName().toString().equals("truflow") && OF_HOSTED_TRACKER.contains(name);
                if (waiting.contains(name) && line.endsWith(",true") == hosted) {
                    idle.add(product.getFileName() + ": " + line);
                }
            }
        }

        assertEquals(List.of(), idle);
    }

    @Test
    void each_processor_gets_its_own_native_libraries_only() {
        for (var product : products) {
            var foreign = product.getParent().getFileName().toString().equals("x86_64") ? "aarch" : "x86_64";

            assertEquals(
                    List.of(),
                    plugins(product).stream()
                            .filter(plugin -> plugin.contains(foreign))
                            .toList());
        }
    }

    @Test
    void the_workbench_is_there_for_each_desktop_with_its_window_toolkit_and_start_script() {
        var folder = Checkout.ROOT.resolve("releng/org.truflow.products.desktop/target/products/truflow-desktop");
        var scripts = Map.of("win32", "truflow.cmd", "macosx", "../MacOS/truflow");
        for (var system : List.of("win32/win32/x86_64", "macosx/cocoa/x86_64", "macosx/cocoa/aarch64")) {
            var product = folder.resolve(system)
                    .resolve(system.startsWith("macosx") ? "truflow.app/Contents/Eclipse" : "truflow");
            var toolkit = "org.eclipse.swt." + system.replaceFirst("(.*)/(.*)/(.*)", "$2.$1.$3");

            assertTrue(Files.isRegularFile(product.resolve(scripts.get(system.split("/")[0]))), product.toString());
            assertEquals(
                    List.of(toolkit),
                    plugins(product).stream()
                            .filter(plugin -> plugin.matches("org\\.eclipse\\.swt\\.(gtk|cocoa|win32)\\..*"))
                            .map(plugin -> plugin.substring(0, plugin.indexOf('_', toolkit.length() - 1)))
                            .toList());
        }
    }

    @Test
    void the_workbench_is_the_same_on_every_desktop() throws IOException {
        var linux = Files.readString(Checkout.ROOT.resolve("releng/org.truflow.products/truflow-workbench.product"));
        var elsewhere =
                Files.readString(Checkout.ROOT.resolve("releng/org.truflow.products.desktop/truflow-desktop.product"));

        assertEquals(linux.replace("uid=\"truflow-workbench\"", "uid=\"truflow-desktop\""), elsewhere);
    }

    /** Jars, and the few that are folders because they hold native libraries. */
    private static List<String> plugins(Path product) {
        try (var plugins = Files.list(product.resolve("plugins"))) {
            return plugins.map(plugin -> plugin.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
