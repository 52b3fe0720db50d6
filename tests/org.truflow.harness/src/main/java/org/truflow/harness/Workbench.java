package org.truflow.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * An assembled workbench that a test uses as a person does: through its widgets, which are known by their ids. The driver that does
 * so in there is a bundle of the tests (org.truflow.ui.driver), added to a copy of the product.
 */
public final class Workbench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DRIVER = "org.truflow.ui.driver";

    private final RunningProduct product;

    Workbench(RunningProduct product) {
        this.product = product;
    }

    /** Adds the driver to a product. */
    static void addDriver(Path root, Path product) throws IOException {
        var jar = root.resolve("tests/" + DRIVER + "/target/" + DRIVER + "-0.1.0-SNAPSHOT.jar");
        String version;
        try (var opened = new JarFile(jar.toFile())) {
            version = opened.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
        Files.copy(jar, product.resolve("plugins/" + DRIVER + ".jar"));
        Files.writeString(
                product.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"),
                DRIVER + "," + version + ",plugins/" + DRIVER + ".jar,4,true\n",
                StandardOpenOption.APPEND);
    }

    /** Returns its process, for commands of the shell. */
    public RunningProduct product() {
        return product;
    }

    /** Does one thing, and returns what it found. The actions are those of {@code UiCommand}. */
    public JsonNode ui(String... words) throws IOException {
        var all = new ArrayList<>(List.of("ui"));
        all.addAll(List.of(words));
        return product.json(all.toArray(String[]::new));
    }

    public void click(String id) throws IOException {
        ui("click", id);
    }

    /** Presses the button of a dialog that says {@code label}. */
    public void press(String label) throws IOException {
        ui("press", label);
    }

    public void set(String id, String text) throws IOException {
        ui("set", id, text);
    }

    public String text(String id) throws IOException {
        return ui("text", id).asText();
    }

    public boolean there(String id) throws IOException {
        return ui("there", id).asBoolean();
    }

    public JsonNode rows(String id) throws IOException {
        return ui("rows", id);
    }

    /** Waits until a widget is seen. */
    public void await(String id) throws IOException {
        await(id + " to be there", () -> there(id));
    }

    /** Waits until the rows of a table or tree say something. */
    public void awaitRow(String id, String text) throws IOException {
        await(
                "a row of " + id + " to say " + text,
                () -> there(id) && rows(id).toString().contains(text));
    }

    /** Waits until something can be read somewhere. */
    public void awaitText(String text) throws IOException {
        await("the window to say " + text, () -> ui("texts").toString().contains(text));
    }

    /** As {@link Condition#await}; a failure says what can be seen instead. */
    public void await(String what, Condition.Check check) throws IOException {
        try {
            Condition.await(what, PATIENCE, check);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "\nids " + ui("ids") + "\ntexts " + ui("texts"), e);
        }
    }

    /** Writes a picture of the screen, and a page of all pictures beside it. */
    public void shot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ui("shot", file.toAbsolutePath().toString());
        Gallery.write(file.toAbsolutePath().getParent());
    }

    /** Returns what the workbench and its bundles complained of. */
    public String complaints() throws IOException {
        var log = product.data().resolve("workbench/.metadata/.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
