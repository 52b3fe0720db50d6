package org.truflow.profile.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.profile.StartException;
import org.truflow.settings.NetSettings;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.SendSettings;
import org.truflow.settings.Setting;

class ConfigurationFileTest {

    private static final Map<String, String> DEFAULTS = Map.of("net.port", "4321");

    @TempDir
    Path folder = Path.of("");

    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = folder.resolve("truflow.conf");
    }

    @Test
    void begins_with_every_setting_as_a_comment() throws Exception {
        var values = file().load(Map.of());

        assertEquals(4321, values.get("net.port"));
        var text = Files.readString(path);
        assertTrue(text.contains("#net.port = 4321"), text);
        assertTrue(text.contains("#peer.name = "), text);
    }

    @Test
    void keeps_what_was_given_for_the_next_start() throws Exception {
        file().load(Map.of("peer.name", "anna", "net.port", "0"));

        var values = file().load(Map.of());

        assertEquals("anna", values.get("peer.name"));
        assertEquals(0, values.get("net.port"));
    }

    @Test
    void replaces_one_line_and_leaves_what_a_person_wrote() throws Exception {
        Files.writeString(path, "# mine\npeer.name = anna\nnet.port = 5000\n");

        file().load(Map.of("peer.name", "ben"));

        assertEquals(List.of("# mine", "peer.name = ben", "net.port = 5000"), Files.readAllLines(path));
    }

    @Test
    void keeps_an_equals_sign_in_a_value() throws Exception {
        Files.writeString(path, "downloads.folder = /srv/a=b\n");

        assertEquals("/srv/a=b", file().load(Map.of()).get("downloads.folder"));
    }

    @Test
    void names_file_line_and_range_of_a_wrong_value() throws Exception {
        Files.writeString(path, "peer.name = anna\nnet.port = many\n");

        var refused = assertThrows(StartException.class, () -> file().load(Map.of()));

        assertEquals(path + " line 2: net.port is a whole number from -1 to 65535, not many", refused.getMessage());
        assertEquals(StartException.USAGE, refused.status());
    }

    @Test
    void names_the_settings_there_are_when_one_is_unknown() throws Exception {
        Files.writeString(path, "per.name = anna\n");

        var refused = assertThrows(StartException.class, () -> file().load(Map.of()));

        assertTrue(refused.getMessage().contains("there is no setting per.name"), refused.getMessage());
        assertTrue(refused.getMessage().contains("peer.name"), refused.getMessage());
    }

    @Test
    void refuses_a_wrong_argument_before_it_writes() {
        assertThrows(StartException.class, () -> file().load(Map.of("net.port", "70000")));

        assertTrue(Files.notExists(path));
    }

    private ConfigurationFile file() {
        var known = new ArrayList<Setting<?>>(PeerSettings.all());
        known.addAll(SendSettings.all());
        known.addAll(NetSettings.all());
        return new ConfigurationFile(path, known, DEFAULTS);
    }
}
