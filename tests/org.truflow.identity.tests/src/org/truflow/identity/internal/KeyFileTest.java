package org.truflow.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.identity.Vouch;

class KeyFileTest {

    @TempDir
    Path data = Path.of(".");

    @Test
    void makes_a_key_once_and_finds_it_again() throws Exception {
        var made = new KeyFile(data).readOrCreate();

        var found = new KeyFile(data).readOrCreate();

        assertEquals(made.self(), found.self());
        assertEquals(made.privateKey(), found.privateKey());
        assertEquals(made.certificate(), found.certificate());
        assertEquals(List.of(), found.vouches());
    }

    @Test
    void lets_only_the_owner_read_the_key_and_the_folder() throws Exception {
        new KeyFile(data).readOrCreate();

        assertEquals("rw-------", mode("identity/key.pem"));
        assertEquals("rwx------", mode("identity"));
    }

    @Test
    void leaves_nothing_but_the_key_file() throws Exception {
        new KeyFile(data).readOrCreate();

        try (var files = Files.list(data.resolve("identity"))) {
            assertEquals(
                    List.of("key.pem"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void removes_what_a_crash_in_the_middle_of_a_write_left_behind() throws Exception {
        var made = new KeyFile(data).readOrCreate();
        Files.writeString(data.resolve("identity/key.pem.new"), "half a ke");

        var found = new KeyFile(data).readOrCreate();

        assertEquals(made.self(), found.self());
        assertFalse(Files.exists(data.resolve("identity/key.pem.new")));
    }

    @Test
    void starts_after_a_crash_before_the_first_key_was_in_place() throws Exception {
        Files.createDirectories(data.resolve("identity"));
        Files.writeString(data.resolve("identity/key.pem.new"), "-----BEGIN PRIVATE KEY-----\nMIGH");

        var made = new KeyFile(data).readOrCreate();

        assertEquals(made.self(), new KeyFile(data).readOrCreate().self());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void refuses_a_key_that_others_can_read_or_change(String mode) throws Exception {
        new KeyFile(data).readOrCreate();
        var file = data.resolve("identity/key.pem");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        var refusal = assertThrows(IOException.class, () -> new KeyFile(data).readOrCreate());

        assertTrue(refusal.getMessage().contains("chmod 600 " + file), refusal.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
    void refuses_a_folder_that_others_can_change(String mode) throws Exception {
        new KeyFile(data).readOrCreate();
        var folder = data.resolve("identity");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));

        var refusal = assertThrows(IOException.class, () -> new KeyFile(data).readOrCreate());

        assertTrue(refusal.getMessage().contains("chmod 700 " + folder), refusal.getMessage());
    }

    @Test
    void says_which_folder_it_cannot_use() throws Exception {
        Files.writeString(data.resolve("identity"), "a file in the way");

        var refusal = assertThrows(IOException.class, () -> new KeyFile(data).readOrCreate());

        assertTrue(refusal.getMessage().contains(data.resolve("identity").toString()), refusal.getMessage());
    }

    @Test
    void refuses_every_damage_and_never_writes_over_it() throws Exception {
        new KeyFile(data).readOrCreate();
        var file = data.resolve("identity/key.pem");
        var good = Files.readAllBytes(file);
        var random = new Random(1);

        for (var i = 0; i < 300; i++) {
            var bad = good.clone();
            var at = random.nextInt(bad.length);
            bad[at] = (byte) (bad[at] == 'x' ? 'y' : 'x');
            requireRefused(file, bad);
        }
        for (var length = 0; length < good.length - 1; length += 7) {
            requireRefused(file, java.util.Arrays.copyOf(good, length));
        }
    }

    @Test
    void refuses_another_keys_certificate() throws Exception {
        var one = KeptIdentity.create();
        var other = KeptIdentity.create();
        var file = new KeyFile(data);
        file.readOrCreate();

        file.write(new KeptIdentity(one.privateKey(), other.certificate(), List.of()));

        var refusal = assertThrows(IOException.class, file::readOrCreate);
        assertTrue(refusal.getMessage().contains("the private key is not the certificate's"), refusal.getMessage());
    }

    @Test
    void refuses_a_file_without_end() throws Exception {
        new KeyFile(data).readOrCreate();
        var file = data.resolve("identity/key.pem");

        requireRefused(file, new byte[1 << 20]);
    }

    @Test
    void never_puts_the_key_into_a_message() throws Exception {
        var made = new KeyFile(data).readOrCreate();
        var file = data.resolve("identity/key.pem");
        var secret = Files.readAllLines(file).get(1);
        Files.writeString(file, Files.readString(file).replace("-----END CERTIFICATE", "-----END NOTHING"));

        var refusal = assertThrows(IOException.class, () -> new KeyFile(data).readOrCreate());

        assertFalse(refusal.toString().contains(secret));
        assertEquals("identity " + made.self(), made.toString());
    }

    @Test
    void keeps_a_chain_of_vouches_and_forgets_the_oldest_beyond_eight() throws Exception {
        var file = new KeyFile(data);
        var current = file.readOrCreate();
        for (var i = 0; i < 10; i++) {
            current = current.successor(Instant.EPOCH);
        }

        file.write(current);
        var found = file.readOrCreate();

        assertEquals(Vouch.MOST, found.vouches().size());
        assertEquals(current.self(), found.self());
        assertEquals(
                current.vouches().getFirst().older(), found.vouches().getFirst().older());
    }

    private void requireRefused(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            new KeyFile(data).readOrCreate();
            throw new AssertionError("taken: " + new String(bytes, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
        }
        assertTrue(java.util.Arrays.equals(bytes, Files.readAllBytes(file)));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name)));
    }
}
