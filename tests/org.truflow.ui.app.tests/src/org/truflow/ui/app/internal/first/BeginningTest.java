package org.truflow.ui.app.internal.first;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningTest {
    private final Beginning beginning = new Beginning("", "", "");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void answers_become_settings() {
        beginning.name(" anna ");
        beginning.downloads(folder.toString());
        beginning.address("lab.example");

        assertEquals(
                Map.of(
                        "peer.name", "anna",
                        "downloads.folder", folder.toString(),
                        "tracker.address", "lab.example:1234"),
                beginning.settings(Optional.empty()));
    }

    @Test
    void whoever_hosts_a_tracker_meets_there() {
        beginning.name("anna");
        beginning.meeting(Beginning.Meeting.HERE);

        assertEquals(
                "10.0.0.7:1234",
                beginning.settings(Optional.of("10.0.0.7:1234")).get("tracker.address"));
        assertTrue(beginning.wrongWithMeeting().isEmpty());
    }

    @Test
    void nowhere_is_an_answer_too() {
        beginning.meeting(Beginning.Meeting.NOWHERE);

        assertTrue(beginning.wrongWithMeeting().isEmpty());
        assertEquals("", beginning.settings(Optional.empty()).get("tracker.address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab.example:", "lab.example:0", "lab.example:65536", "http://lab.example/", "a b", "[::1"})
    void an_address_that_makes_no_sense_is_told_while_it_is_typed(String address) {
        beginning.address(address);

        assertEquals(
                "first.address.wrong",
                beginning.wrongWithMeeting().orElseThrow().key());
    }

    @Test
    void an_address_is_wanted_unless_something_else_was_chosen() {
        assertEquals(
                "first.address.missing",
                beginning.wrongWithMeeting().orElseThrow().key());
    }

    @Test
    void a_folder_to_share_is_there_and_named_by_its_whole_path() throws IOException {
        var shared = Files.createDirectory(folder.resolve("music"));

        beginning.share(shared.toString());
        assertTrue(beginning.wrongWithFolders().isEmpty());
        assertEquals(Optional.of(shared), beginning.shared());

        beginning.share(folder.resolve("gone").toString());
        assertEquals(
                "first.folder.missing",
                beginning.wrongWithFolders().orElseThrow().key());

        beginning.share("music");
        assertEquals(
                "first.folder.whole", beginning.wrongWithFolders().orElseThrow().key());
    }

    @Test
    void nothing_has_to_be_shared() {
        assertTrue(beginning.wrongWithFolders().isEmpty());
        assertTrue(beginning.shared().isEmpty());
    }

    @Test
    void downloads_go_to_the_folder_that_people_know_if_there_is_one() throws IOException {
        assertEquals("", Beginning.usualDownloads(folder));

        Files.createDirectory(folder.resolve("Downloads"));

        assertEquals(folder.resolve("Downloads/Truflow").toString(), Beginning.usualDownloads(folder));
        beginning.meeting(Beginning.Meeting.NOWHERE);
        assertFalse(beginning.settings(Optional.empty()).containsKey("downloads.folder"));
    }
}
