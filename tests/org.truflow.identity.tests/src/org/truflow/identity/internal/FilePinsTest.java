package org.truflow.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.id.PeerId;

class FilePinsTest {
    private static final PeerId ONE = PeerId.of(new byte[32]);
    private static final PeerId TWO = PeerId.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path data = Path.of(".");

    @Test
    void remembers_pins_over_a_restart() throws Exception {
        var pins = new FilePins(data);
        pins.pin("tracker lab.example:1234", ONE);
        pins.pin("tracker [::1]:1234", TWO);

        var again = new FilePins(data);

        assertEquals(Optional.of(ONE), again.pinned("tracker lab.example:1234"));
        assertEquals(Optional.of(TWO), again.pinned("tracker [::1]:1234"));
        assertEquals(Optional.empty(), again.pinned("tracker other:1"));
    }

    @Test
    void replaces_and_forgets() throws Exception {
        var pins = new FilePins(data);
        pins.pin("a", ONE);
        pins.pin("b", ONE);

        pins.pin("a", TWO);
        pins.unpin("b");
        pins.unpin("never there");

        var again = new FilePins(data);
        assertEquals(Optional.of(TWO), again.pinned("a"));
        assertEquals(Optional.empty(), again.pinned("b"));
    }

    @Test
    void lets_only_the_owner_read_them() throws Exception {
        new FilePins(data).pin("a", ONE);

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("identity/pins"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a\nb", "a\rb", "a\u0000", "\u001b[2J"})
    void refuses_names_that_would_not_read_back(String name) throws Exception {
        var pins = new FilePins(data);
        pins.pin("kept", ONE);

        assertThrows(IllegalArgumentException.class, () -> pins.pin(name, TWO));

        assertEquals(Optional.of(ONE), new FilePins(data).pinned("kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "AAAA name", "\u0000\u0001\u0002", "no-id-at-all but words"})
    void refuses_a_file_it_does_not_understand_and_names_the_line(String line) throws Exception {
        new FilePins(data).pin("a", ONE);
        var file = data.resolve("identity/pins");
        Files.writeString(file, Files.readString(file) + line + "\n");

        var refusal = assertThrows(IOException.class, () -> new FilePins(data));

        assertTrue(refusal.getMessage().contains(file + ", line 3"), refusal.getMessage());
        assertTrue(Files.readString(file).contains(line));
    }

    @Test
    void refuses_a_name_that_stands_there_twice() throws Exception {
        new FilePins(data).pin("a", ONE);
        var file = data.resolve("identity/pins");
        Files.writeString(file, Files.readString(file) + TWO + " a\n");

        assertThrows(IOException.class, () -> new FilePins(data));
    }

    @Test
    void refuses_a_file_that_is_far_too_large() throws Exception {
        new FilePins(data).pin("a", ONE);
        Files.write(data.resolve("identity/pins"), new byte[5 << 20]);

        assertThrows(IOException.class, () -> new FilePins(data));
    }

    @Test
    void keeps_the_old_pins_when_a_crash_left_a_half_written_file() throws Exception {
        new FilePins(data).pin("a", ONE);
        Files.writeString(data.resolve("identity/pins.new"), "AAAA");

        assertEquals(Optional.of(ONE), new FilePins(data).pinned("a"));
    }
}
