package org.truflow.send.direct.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;

/** Whom the directories know, and where they are. For several threads. */
public final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final List<PeerDirectory> directories = new CopyOnWriteArrayList<>();
    private final Map<PeerDirectory, Subscription> subscriptions = new HashMap<>();
    private volatile Runnable listener = () -> {};

    @SuppressWarnings("resource") // closed when the directory goes
    void add(PeerDirectory directory) {
        synchronized (subscriptions) {
            subscriptions.put(directory, directory.subscribe(() -> listener.run()));
        }
        directories.add(directory);
        listener.run();
    }

    @SuppressWarnings("resource") // closed here
    void remove(PeerDirectory directory) {
        directories.remove(directory);
        Optional<Subscription> subscription;
        synchronized (subscriptions) {
            subscription = Optional.ofNullable(subscriptions.remove(directory));
        }
        subscription.ifPresent(Subscription::close);
    }

    /** Calls {@code changed} after anybody came or went, or a directory was reached again. */
    void listen(Runnable changed) {
        listener = changed;
    }

    void stop() {
        listener = () -> {};
        List.copyOf(directories).forEach(this::remove);
    }

    /**
     * Returns the keys bound to a name. Waits for a directory, if none has it in memory.
     *
     * @return none if nobody is called so
     */
    public Set<PeerId> peers(String user) {
        var known = directories.stream()
                .flatMap(directory -> directory.people().stream())
                .filter(person -> person.name().equals(user))
                .collect(Collectors.toSet());
        var found = known.isEmpty() ? ask(directory -> directory.find(user)).toList() : known;
        return found.stream().flatMap(person -> person.peers().stream()).collect(Collectors.toSet());
    }

    /** Returns what the other side of a session is called, by its key or one that vouches for it. Waits as {@link #peers}. */
    public Optional<String> user(Session session) {
        var known = keys(session).stream()
                .flatMap(peer -> directories.stream().flatMap(directory -> directory.person(peer).stream()))
                .findFirst();
        return known.or(() -> keys(session).stream()
                        .flatMap(peer -> ask(directory -> directory.find(peer)))
                        .findFirst())
                .map(Person::name);
    }

    private Stream<Person> ask(Function<PeerDirectory, CompletionStage<Optional<Person>>> question) {
        return directories.stream().flatMap(directory -> {
            try {
                return Await.result(question.apply(directory)).stream();
            } catch (IOException e) {
                LOG.debug("{} cannot be asked who somebody is: {}", directory.name(), e.getMessage());
                return Stream.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Stream.empty();
            }
        });
    }

    /** Returns the key of the other side of a session and those that vouch for it. */
    public static List<PeerId> keys(Session session) {
        var keys = new ArrayList<PeerId>();
        keys.add(session.remote());
        keys.addAll(session.formerly());
        return keys;
    }

    /** Returns whether all who are registered are known now. */
    public boolean complete() {
        return directories.stream().anyMatch(each -> each.state() instanceof DirectoryState.Online);
    }

    /**
     * Asks where someone is. Waits.
     *
     * @return no address if offline
     * @throws IOException if no directory can be asked
     */
    public List<InetSocketAddress> locate(PeerId peer) throws IOException, InterruptedException {
        var found = new ArrayList<InetSocketAddress>();
        var failure = new IOException("there is no directory to ask: not connected to a tracker");
        var answered = false;
        for (var directory : directories) {
            try {
                found.addAll(Await.result(directory.locate(peer)));
                answered = true;
            } catch (IOException e) {
                failure = e;
            }
        }
        if (!answered) {
            throw failure;
        }
        return found;
    }
}
