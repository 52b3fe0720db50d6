package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.SayPresence;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/**
 * Random use of a tracker against {@link TrackerModel}, with restarts, and with ends at which the tracker could not say
 * goodbye to its store. {@code -Dtruflow.model.seconds=600} tries new seeds for so long, {@code -Dtruflow.model.seed=N} one
 * seed again; a failure names its seed and what was done last.
 */
final class TrackerModelTest {
    private static final int KEYS = 8;
    private static final int SEEDS = 20;
    private static final int ACTIONS = 400;
    private static final List<String> NAMES = List.of("ada", "grace", "alan", "edsger", "barbara", "donald");
    private static final List<String> FOLDERS = List.of("", "music", "music/live", "films", "nowhere");

    @Test
    void answers_as_the_model_does() throws Exception {
        var chosen = Long.getLong("truflow.model.seed");
        if (chosen != null) {
            new Use(chosen).run();
            return;
        }
        var seconds = Integer.getInteger("truflow.model.seconds", 0);
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var first = seconds == 0 ? 0L : new Random().nextInt(Integer.MAX_VALUE);
        for (var i = 0; i < SEEDS || System.nanoTime() < end; i++) {
            new Use(first + i).run();
        }
    }

    /** One tracker's life. */
    private static final class Use {
        private final long seed;
        private final Random random;
        private final TrackerModel model = new TrackerModel();
        private final MemoryStore store = new MemoryStore();
        private final ArrayDeque<String> last = new ArrayDeque<>();
        private Map<Integer, RemotePeer> peers = new HashMap<>();
        private Trackers tracker;
        private long version;

        Use(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.tracker = begin();
        }

        void run() throws Exception {
            try {
                for (var i = 0; i < ACTIONS; i++) {
                    act();
                }
            } catch (AssertionError | IOException | RuntimeException e) {
                throw new AssertionError("-Dtruflow.model.seed=" + seed + " differs after " + last, e);
            } finally {
                tracker.close();
            }
        }

        private Trackers begin() {
            var begun = new Trackers(
                    store,
                    TrackerSettings.PRESENCE_EVERYONE,
                    random.nextBoolean() ? 0 : 100,
                    TrackerSettings.REGISTRATIONS_PER_HOUR,
                    1_000_000);
            begun.withIndex();
            return begun;
        }

        private void note(String what) {
            last.add(what);
            if (last.size() > 12) {
                last.removeFirst();
            }
        }

        private void act() throws Exception {
            var key = random.nextInt(KEYS);
            var name = NAMES.get(random.nextInt(NAMES.size()));
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3 -> register(key, name);
                case 4, 5 -> leave(key);
                case 6, 7, 8 -> list(key);
                case 9, 10 -> presence(key);
                case 11, 12 -> people(key);
                case 13, 14, 15 -> browse(key, name);
                case 16, 17 -> locate(key);
                case 18, 19 -> sources(key);
                case 20 -> {
                    note("ban " + name);
                    tracker.server.ban(name, "no reason");
                    model.ban(name);
                }
                case 21 -> {
                    note("unban " + name);
                    assertEquals(model.unban(name), tracker.server.unban(name));
                }
                case 22 -> {
                    note("remove " + name);
                    assertEquals(model.remove(name), tracker.server.remove(name));
                }
                default -> again();
            }
        }

        private RemotePeer session(int key) {
            return Optional.ofNullable(peers.get(key)).orElseGet(() -> tracker.peer(key));
        }

        private void register(int key, String name) throws IOException {
            note("register " + key + " as " + name);
            var peer = tracker.peer(key);
            var refused = refusal(() -> peer.register(name));
            assertEquals(model.register(key, name), refused);
            if (refused.isEmpty()) {
                peers.put(key, peer);
            }
        }

        private void leave(int key) {
            note("leave " + key);
            session(key).close("goodbye");
            peers.remove(key);
            model.leave(key);
        }

        private void list(int key) throws IOException {
            var held = model.version(key);
            var fresh = random.nextInt(3) == 0;
            var next = new CatalogVersion(1, ++version);
            var files = new TreeMap<String, Integer>();
            var changes = new ArrayList<CatalogChange>();
            for (var i = random.nextInt(5); i > 0; i--) {
                var path = FOLDERS.get(1 + random.nextInt(3)) + "/file" + random.nextInt(6);
                var size = 1 + random.nextInt(5);
                files.put(path, size);
                changes.removeIf(change -> change.path().equals(path));
                changes.add(new CatalogChange.File(path, size, Instant.EPOCH, Optional.of(content(size))));
            }
            var removed = random.nextInt(3) == 0 ? Set.of(FOLDERS.get(1 + random.nextInt(4))) : Set.<String>of();
            removed.forEach(path -> changes.add(new CatalogChange.Removed(path)));
            note("list " + key + (fresh ? " anew " : " ") + files + " without " + removed);
            // Of another epoch only when it begins anew.
            var since = held.equals(CatalogVersion.NONE) ? CatalogVersion.NONE : held;
            var begins = fresh || held.equals(CatalogVersion.NONE);

            var refused = refusal(() -> session(key).ask(new ApplyCatalog(since, begins, next, changes)));

            assertEquals(model.isHere(key) ? Optional.empty() : Optional.of(ErrorCode.NOT_REGISTERED), refused);
            if (refused.isEmpty()) {
                model.list(key, begins, files, removed, next);
            }
        }

        private void presence(int key) throws IOException {
            var as = random.nextBoolean() ? Presence.AWAY : random.nextBoolean() ? Presence.BUSY : Presence.ONLINE;
            note("presence " + key + " " + as);
            if (model.isHere(key)) {
                session(key).say(new SayPresence(as));
                model.appears(key, as);
            }
        }

        private void people(int key) throws IOException {
            note("people " + key);
            if (!model.isHere(key)) {
                return;
            }
            var actual = new TreeMap<String, Presence>();
            var after = Optional.<String>empty();
            do {
                var page = session(key).ask(AskPeople.page(after, 1 + random.nextInt(4), false, random.nextBoolean()));
                page.people().forEach(person -> actual.put(person.name(), person.presence()));
                after = page.next();
            } while (after.isPresent());
            assertEquals(model.people(), actual);
            var found = session(key)
                    .ask(AskPeople.behind(List.of(RemotePeer.id(key))))
                    .people();
            assertEquals(
                    1,
                    found.stream().map(Person::name).filter(actual::containsKey).count());
        }

        private void browse(int key, String name) throws IOException {
            var folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
            note("browse " + name + ":" + folder);
            if (!model.isHere(key)) {
                return;
            }
            var expected = model.browse(name, folder);
            var actual = new ArrayList<String>();
            var refused = refusal(() -> session(key)
                    .ask(new Browse(name, folder, Optional.empty(), 100))
                    .listing()
                    .entries()
                    .forEach(entry -> actual.add(entry.name())));
            assertEquals(expected.isEmpty() ? Optional.of(ErrorCode.NOT_FOUND) : Optional.empty(), refused);
            expected.ifPresent(names -> assertEquals(names, actual));
        }

        private void locate(int key) throws IOException {
            var other = random.nextInt(KEYS);
            note("locate " + other);
            if (model.isHere(key)) {
                var addresses =
                        session(key).ask(new Locate(RemotePeer.id(other))).addresses();
                assertEquals(model.canBeLocated(other), !addresses.isEmpty());
            }
        }

        private void sources(int key) throws IOException {
            var size = 1 + random.nextInt(5);
            note("sources " + size);
            if (!model.isHere(key)) {
                return;
            }
            Eventually.is(
                    "the index is up to date",
                    () -> tracker.server.status().problems().isEmpty());
            var actual = new TreeMap<Integer, Boolean>();
            session(key).ask(new FindSources(List.of(content(size)))).sources().values().stream()
                    .flatMap(List::stream)
                    .forEach(source -> actual.put(number(source), source.online()));
            assertEquals(model.having(size), actual);
        }

        /** Starts anew from what the store kept; half of the times as if the process had been killed. */
        private void again() {
            var killed = random.nextBoolean();
            note(killed ? "kill" : "restart");
            var before = tracker;
            if (killed) {
                before.abandon();
            } else {
                before.close();
            }
            peers = new HashMap<>();
            model.stop();
            tracker = begin();
        }

        private static ContentHash content(int size) {
            return new ContentHash(new Sha256(size, size, size, size));
        }

        private static int number(Source source) {
            return Stream.iterate(0, i -> i < KEYS, i -> i + 1)
                    .filter(i -> RemotePeer.id(i).equals(source.peer()))
                    .findFirst()
                    .orElseThrow();
        }

        private interface Asking {
            void ask() throws IOException;
        }

        private static Optional<ErrorCode> refusal(Asking asking) throws IOException {
            try {
                asking.ask();
                return Optional.empty();
            } catch (RefusedException e) {
                return Optional.of(e.code());
            }
        }
    }
}
