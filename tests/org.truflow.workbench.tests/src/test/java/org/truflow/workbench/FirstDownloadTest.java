package org.truflow.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.Screen;
import org.truflow.harness.TestFiles;
import org.truflow.harness.Workbench;

/** Somebody starts Truflow for the first time, among people who use it. */
class FirstDownloadTest {
    private static final String CHAT = "org.truflow.ui.command.chat";
    private static final String SEARCH = "org.truflow.ui.command.search";
    private static final String USER = "org.truflow.ui.user";

    private Screen screen;
    private Sandbox sandbox;
    private RunningProduct tracker;
    private RunningProduct ben;
    private Path movie;

    @BeforeEach
    void open() throws Exception {
        screen = Screen.open();
        sandbox = new Sandbox(Shots.ROOT);
        tracker = sandbox.tracker("tracker");
        movie = TestFiles.write(folder("movies").resolve("sunset-over-the-lake.bin"), 20_000_000, 1);
        TestFiles.writeMany(folder("movies").resolve("pictures"), 40, 20_000, 2);
        ben = sandbox.peer("ben", tracker, "--share", folder("movies") + "=movies");
    }

    @AfterEach
    void close() {
        sandbox.close();
        screen.close();
    }

    @Test
    void from_the_first_start_to_a_download_and_a_word_of_thanks() throws Exception {
        var anna = sandbox.workbench(Shots.ROOT, screen, "anna", "--bind", "127.0.0.1", "--port", "0");
        introduce(anna);
        anna.awaitRow("people.table", "ben");
        anna.shot(Shots.file("people"));

        anna.ui("command", SEARCH, "org.truflow.ui.query", "sunst lake");
        anna.awaitRow("search.results", "sunset-over-the-lake.bin");
        anna.ui("select", "search.results", "sunset-over-the-lake.bin");
        anna.shot(Shots.file("search"));
        anna.ui("menu", "search.results", "Download");
        anna.ui("show", "org.truflow.ui.transfers");
        anna.awaitRow("transfers.tree", "Finished");
        anna.shot(Shots.file("transfers"));
        assertEquals(-1, Files.mismatch(movie, folder("got").resolve("sunset-over-the-lake.bin")));

        anna.ui("command", "org.truflow.ui.command.browse", USER, "ben", "org.truflow.ui.path", "movies");
        anna.awaitRow("shares.files", "sunset-over-the-lake.bin");
        anna.shot(Shots.file("shares"));

        anna.ui("command", CHAT, USER, "ben");
        anna.await("chat.input");
        anna.set("chat.input", "thank you, **great** film");
        anna.click("chat.send");
        anna.await(
                "ben to have it",
                () -> ben.exec("chat", "anna", "--history").output().contains("great"));
        assertEquals(0, ben.exec("chat", "anna", "you are welcome").status());
        anna.await("the answer", () -> anna.text("chat.transcript").contains("you are welcome"));
        anna.shot(Shots.file("chat"));

        assertEquals("[]", anna.ui("nameless").toString());
        assertEquals("", anna.complaints());
    }

    @Test
    void views_say_when_an_engine_or_the_tracker_is_away_and_come_back_with_it() throws Exception {
        var anna = sandbox.workbench(
                Shots.ROOT,
                screen,
                "anna",
                "--name",
                "anna",
                "--tracker",
                tracker.address(),
                "--bind",
                "127.0.0.1",
                "--port",
                "0");
        anna.awaitRow("people.table", "ben");
        anna.ui("show", "org.truflow.ui.transfers");
        assertEquals(0, anna.product().exec("engines", "stop", "transfer.swarm").status());
        anna.awaitText("The transfer engine is not running.");
        anna.shot(Shots.file("engine-away"));
        anna.press("Start it");
        anna.await("the engine to be back", () -> !anna.ui("texts").toString().contains("is not running"));

        tracker.kill();
        anna.await(
                "the status line to say so", () -> !anna.text("status.tracker").contains("anna"));
        anna.shot(Shots.file("tracker-away"));
        sandbox.trackerAgain("tracker", "--port", tracker.address().replaceFirst(".*:", ""));
        anna.awaitRow("people.table", "ben");
        assertEquals("", anna.complaints());
    }

    private void introduce(Workbench anna) throws IOException {
        anna.await("first.name");
        anna.set("first.name", "anna");
        anna.shot(Shots.file("first-1-who"));
        anna.click("first.next");
        anna.await("first.share");
        anna.set("first.share", folder("mine").toString());
        anna.set("first.downloads", folder("got").toString());
        anna.shot(Shots.file("first-2-what"));
        anna.click("first.next");
        anna.await("first.where.address");
        anna.click("first.where.address");
        anna.set("first.address", tracker.address());
        anna.shot(Shots.file("first-3-where"));
        anna.click("first.finish");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(sandbox.folder().resolve("files").resolve(name));
    }
}
