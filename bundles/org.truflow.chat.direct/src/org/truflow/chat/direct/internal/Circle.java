package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.direct.internal.post.Outbox;
import org.truflow.id.PeerId;
import org.truflow.store.Rows;
import org.truflow.store.SyncedStore;

/** Who is who: which installations a message of a conversation goes to, and whose a letter is. For several threads. */
final class Circle {
    private static final Logger LOG = LoggerFactory.getLogger(Circle.class);
    private static final String NAME = "name";

    private final PeerId self;
    private final People people;
    private final KeyBook book;
    private final Outbox outbox;
    private final SyncedStore store;
    private final Rows own;
    private final Consumer<String> changed;
    private volatile String name;

    /** @param changed told of whose keys changed; may wait */
    Circle(PeerId self, People people, KeyBook book, Outbox outbox, SyncedStore store, Consumer<String> changed)
            throws IOException {
        this.self = self;
        this.people = people;
        this.book = book;
        this.outbox = outbox;
        this.store = store;
        this.changed = changed;
        own = store.rows("own");
        name = store.read(() -> own.get(NAME))
                .map(row -> new String(row, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Returns the own name; empty before a directory told it. */
    Optional<String> name() {
        people.self().filter(told -> !told.equals(name)).ifPresent(this::named);
        return Optional.of(name).filter(known -> !known.isEmpty());
    }

    private synchronized void named(String told) {
        try {
            store.write(() -> {
                own.put(NAME, told.getBytes(StandardCharsets.UTF_8));
                return told;
            });
        } catch (IOException e) {
            LOG.warn("the own name cannot be kept: a restart will not know it before a tracker tells", e);
        }
        name = told;
    }

    boolean isSelf(String user) {
        return name().filter(user::equals).isPresent();
    }

    /** Hears which keys somebody has now. */
    void meet(String user, Set<PeerId> told) throws IOException {
        var bound = new HashSet<>(told);
        if (isSelf(user)) {
            bound.add(self);
        }
        var before = book.state(user).accepted();
        if (book.meet(user, bound)) {
            var gone = new HashSet<>(before);
            gone.removeAll(book.state(user).accepted());
            for (var peer : gone) {
                outbox.drop(peer);
            }
            changed.accept(user);
        }
    }

    /** Hears which keys somebody has now, as far as a directory knows; asks it about those whom nobody met. */
    void meetAgain(String user) throws IOException {
        meet(user, accepted(user).isEmpty() ? people.peers(user) : people.known(user));
    }

    Set<PeerId> accepted(String user) {
        return book.state(user).accepted();
    }

    /** Looks whether keys of those that one talks with changed. */
    void look() throws IOException {
        var names = new HashSet<>(book.names());
        name().ifPresent(names::add);
        for (var each : people.known(names).entrySet()) {
            meet(each.getKey(), each.getValue());
        }
    }

    void accept(String user, Set<PeerId> keys) throws IOException {
        var before = book.state(user).accepted();
        var longest = before.stream()
                .max((one, other) -> Integer.compare(outbox.queued(Set.of(one)), outbox.queued(Set.of(other))));
        // Twice in two streams is harmless, not at all is not: so first this, then what makes it go out.
        if (longest.isPresent()) {
            outbox.copy(longest.get(), keys);
        }
        book.accept(user, keys, people.known(user));
        for (var peer : before) {
            if (!book.state(user).accepted().contains(peer)) {
                outbox.drop(peer);
            }
        }
        changed.accept(user);
    }

    /** Returns the other installations of the own name that are believed. */
    Set<PeerId> ownOthers() {
        var others =
                new HashSet<>(name().map(known -> book.state(known).accepted()).orElse(Set.of()));
        others.remove(self);
        return others;
    }

    /** Returns all that a message to somebody goes to. */
    Set<PeerId> recipients(String user) {
        var all = new HashSet<>(book.state(user).accepted());
        all.addAll(ownOthers());
        all.remove(self);
        return all;
    }

    /** Returns whose an installation is, if it is believed. */
    Optional<String> holder(PeerId peer) {
        return book.holder(peer);
    }

    /** Returns whether letters may go to an installation now. */
    boolean mayGo(PeerId peer) {
        return holder(peer).filter(user -> isSelf(user) || !book.holds(user)).isPresent();
    }
}
