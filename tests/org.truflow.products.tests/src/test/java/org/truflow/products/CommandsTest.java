package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truflow.harness.AssembledProduct;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Commands of the shell, given to real processes. One tracker and two peers for all. */
class CommandsTest {
    private static final int SONGS = 5;
    private static final int SONG = 8_000_000;

    private static Sandbox sandbox;
    private static RunningProduct tracker;
    private static RunningProduct anna;
    private static RunningProduct ben;
    private static Path files;

    @BeforeAll
    static void start() throws Exception {
        sandbox = new Sandbox(Products.ROOT);
        files = Files.createDirectories(sandbox.folder().resolve("files"));
        for (var number = 1; number <= SONGS; number++) {
            TestFiles.write(files.resolve("song" + number + ".mp3"), SONG, number);
        }
        tracker = sandbox.tracker("tracker");
        anna = sandbox.peer("anna", tracker, "--share", files + "=music");
        ben = sandbox.peer("ben", tracker);
        Products.awaitHashed(anna, SONGS);
        Products.awaitHit(ben, "song1", 1);
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @AfterEach
    void clear() throws IOException {
        ben.json("limits", "--clear");
        for (var download : ben.json("queue")) {
            ben.json("cancel", download.path("id").asText());
        }
    }

    @Test
    void the_queue_is_ordered_by_hand_and_by_priority() throws Exception {
        ben.json("limits", "--down", "32K");
        var to = sandbox.folder().resolve("ordered").toString();
        var ids = new ArrayList<String>();
        for (var number = 1; number <= SONGS; number++) {
            ids.add(ben.json("get", "anna:music/song" + number + ".mp3", "--to", to)
                    .path("id")
                    .asText());
        }
        assertEquals(ids, queue());

        ben.json("order", ids.get(4), "first");
        ben.json("order", ids.get(1), "last");
        ben.json("order", ids.get(3), "up");
        ben.json("order", ids.get(0), "down");
        assertEquals(of(ids, 4, 3, 0, 2, 1), queue());

        ben.json("order", ids.get(1), "2");
        ben.json("priority", ids.get(2), "high");
        ben.json("in-order", ids.get(2));
        assertEquals(of(ids, 2, 4, 1, 3, 0), queue());
        var high = Products.download(ben, Long.parseLong(ids.get(2)));
        assertEquals("high", high.path("priority").asText());
        Condition.await(
                "the first byte to be wanted first",
                Products.PATIENCE,
                () -> Products.download(ben, high.path("id").asLong())
                        .path("inOrder")
                        .asBoolean());

        ben.json("cancel", ids.get(0), "--keep");
        assertEquals(ids.get(0), ben.json("history", "song1").get(0).path("id").asText());
        ben.json("resume", ids.get(0));
        assertEquals(Set.copyOf(ids), Set.copyOf(queue()));
        assertEquals(2, ben.exec("order", ids.get(0), "sideways").status());
        assertEquals(1, ben.exec("order", "9999", "first").status());
    }

    private static List<String> of(List<String> ids, int... which) {
        var chosen = new ArrayList<String>();
        for (var number : which) {
            chosen.add(ids.get(number));
        }
        return chosen;
    }

    private static List<String> queue() throws IOException {
        return texts(ben.json("queue"), "id");
    }

    private static List<String> texts(JsonNode array, String key) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.path(key).asText()));
        return texts;
    }

    @Test
    void limits_hold_by_the_rules_of_the_week_and_for_users() throws Exception {
        var limits = ben.json("limits", "--down", "2M", "--user-down", "1M", "--week", "mon-sun 00:00-24:00 up=1M");
        assertEquals(1 << 20, limits.path("now").path("up").asLong());
        assertEquals(0, limits.path("always").path("up").asLong());
        assertEquals(2 << 20, limits.path("now").path("down").asLong());

        ben.json("limits", "--user", "anna", "--up", "500K", "--weight", "3");
        var text = ben.exec("limits").output();
        assertTrue(text.contains("by the week's rules"), text);
        assertTrue(text.contains("anna up=500K weight=3"), text);
        assertTrue(Files.readString(ben.data().resolve("truflow.conf")).contains("anna up=500K weight=3"));

        assertEquals(1, ben.exec("limits", "--week", "mon-sxn 1-2 up=3").status());
        assertEquals(1, ben.exec("limits", "--weight", "3").status());
        assertEquals(2, ben.exec("limits", "--up", "5").status());
        ben.json("limits", "--user", "anna", "--clear");
        assertEquals(
                0, ben.json("limits", "--clear", "--week", "").path("users").size());
    }

    @Test
    void a_bar_is_drawn_in_a_terminal_while_a_download_is_waited_for() throws Exception {
        var script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "there is no script(1) to make a terminal with");
        ben.json("limits", "--down", "6M");
        var peer = AssembledProduct.find(Products.ROOT, "peer").script();
        var drawn = sandbox.folder().resolve("drawn");
        var command = peer + " exec --data " + ben.data() + " get anna:music/song1.mp3 --wait";
        assertEquals(0, run(script, command, drawn), Files.readString(drawn));

        var bars = Files.readString(drawn);
        assertTrue(bars.contains("\r\u001b[K["), bars);
        assertTrue(bars.contains("running from 1 source"), bars);
        assertTrue(bars.matches("(?s).*\\[#+\\.+] \\d+ % of 7\\.6 MiB.*"), bars);
        assertTrue(bars.contains("completed "), bars);
        assertTrue(bars.contains("anna gave"), bars);
    }

    private static int run(Path script, String command, Path output) throws Exception {
        var process = new ProcessBuilder(script.toString(), "-qec", command, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        assertTrue(process.waitFor(Products.PATIENCE.toSeconds(), TimeUnit.SECONDS), "it still runs");
        return process.exitValue();
    }

    @Test
    void what_is_shared_with_some_is_found_by_them_only_whatever_way_it_is_looked_for() throws Exception {
        var secret = Files.createDirectories(sandbox.folder().resolve("secret"));
        TestFiles.write(secret.resolve("diary.txt"), 5_000, 77);
        ben.json("save-search", "watch", "diary");
        anna.json("pub", secret.toString(), "secret", "--to", "nobody");
        Products.awaitHashed(anna, SONGS + 1);
        var content = Products.awaitHit(anna, "diary", 1).path("content").asText();

        for (var query : List.of("diary", "hash:" + content, "owner:anna diary", "in:secret type:document")) {
            assertEquals(0, ben.json("sch", query, "--facets").path("hits").size(), query);
        }
        assertEquals(
                0,
                ben.json("sch", "diary", "--facets")
                        .path("facets")
                        .path(0)
                        .path("types")
                        .size());
        assertEquals(List.of("music"), texts(ben.json("browse", "anna").path("entries"), "name"));
        assertEquals(0, ben.json("searches", "--news").size());

        anna.json("pub", secret.toString(), "secret", "--to", "ben");
        assertEquals(
                content,
                Products.awaitHit(ben, "hash:" + content, 1).path("content").asText());
        var facets = ben.json("sch", "diary", "--facets").path("facets").path(0);
        assertEquals(1, facets.path("types").size());
        TestFiles.write(secret.resolve("diary of ben.txt"), 5_000, 78);
        Condition.await(
                "news of what is shared with ben",
                Products.PATIENCE,
                () -> ben.json("searches", "--news").size() == 1);

        tracker.json("join", "readers", "ben");
        anna.json("pub", secret.toString(), "secret", "--to", "@readers");
        Products.awaitHit(ben, "hash:" + content, 1);
        tracker.json("leave", "readers", "ben");
        Condition.await(
                "ben to see it no more",
                Products.PATIENCE,
                () -> ben.json("sch", "diary").path("hits").isEmpty());
        ben.json("forget-search", "watch");
        anna.json("unp", "secret");
    }

    @Test
    void how_somebody_wants_to_be_seen_is_seen_by_others() throws Exception {
        for (var state : List.of("busy", "away", "online")) {
            anna.json("presence", state);
            Condition.await(
                    "anna to be " + state,
                    Products.PATIENCE,
                    () -> ben.json("lap").findParents("name").stream()
                            .anyMatch(person -> person.path("name").asText().equals("anna")
                                    && person.path("presence").asText().equals(state)));
        }
        assertEquals(2, anna.exec("presence", "offline").status());
    }

    @Test
    void accounts_are_changed_from_both_sides_and_all_of_it_is_in_the_audit_log() throws Exception {
        var password = Files.writeString(sandbox.folder().resolve("password"), "correct horse battery\n");
        var accounts = Files.writeString(sandbox.folder().resolve("credentials.txt"), "carl secretsecret\n");

        assertEquals(1, ben.exec("moderate", "invite").status());
        tracker.json("role", "ben", "moderator");
        assertEquals(0, ben.exec("moderate", "invite").status());
        tracker.json("invite", "--uses", "2", "--for", "1h", "--group", "friends");
        assertEquals(2, tracker.json("invitations").size());

        ben.json("password", "--file", password.toString());
        ben.json("password", "--current", password.toString(), "--remove");
        ben.json("password", "--file", password.toString());
        assertEquals(
                1,
                ben.exec("password", "--current", accounts.toString(), "--remove")
                        .status());
        tracker.json("password", "ben", "--remove");
        assertEquals(1, ben.json("devices").size());
        assertEquals(1, tracker.json("devices", "ben").size());

        assertEquals(
                1, tracker.json("import", accounts.toString()).path("imported").asInt());
        tracker.json("ban", "carl", "--for", "1h", "--reason", "test");
        assertEquals(List.of("carl"), texts(tracker.json("bans"), "name"));
        tracker.json("unban", "carl");
        tracker.json("remove", "carl");
        tracker.json("role", "ben", "member");

        var done = new TreeSet<>(texts(tracker.json("audit", "--last", "50"), "action"));
        assertTrue(
                done.containsAll(Set.of("role", "invite", "password", "import", "ban", "unban", "remove")),
                done::toString);
    }

    @Test
    void what_was_sent_and_is_over_is_cleared() throws Exception {
        var file = TestFiles.write(sandbox.folder().resolve("letter.txt"), 100, 1);
        var sent = anna.json("send", "ben", file.toString()).path("id").asText();
        Condition.await(
                "the question",
                Products.PATIENCE,
                () -> ben.json("offers", "--active").size() == 1);
        ben.json("refuse", ben.json("offers", "--active").get(0).path("id").asText());
        Condition.await(
                "the answer",
                Products.PATIENCE,
                () -> anna.json("sends").findParents("id").stream()
                        .anyMatch(each -> each.path("id").asText().equals(sent)
                                && each.path("state").asText().equals("refused")));

        assertEquals(0, anna.json("sends", "--clear").size());
        assertEquals(0, ben.json("offers", "--clear").size());
    }
}
