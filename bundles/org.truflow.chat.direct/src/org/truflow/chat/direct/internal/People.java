package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    /** Returns the keys bound to a name, from memory. */
    public Set<PeerId> known(String user) {
        return directories.stream()
                .flatMap(directory -> directory.people().stream())
                .filter(person -> person.name().equals(user))
                .flatMap(person -> person.peers().stream())
                .collect(Collectors.toSet());
    }

    /** Returns the keys bound to those of some names that are known, from memory. */
    Map<String, Set<PeerId>> known(Set<String> users) {
        var found = new HashMap<String, Set<PeerId>>();
        directories.stream()
                .flatMap(directory -> directory.people().stream())
                .filter(person -> users.contains(person.name()))
                .forEach(person -> found.computeIfAbsent(person.name(), _ -> new HashSet<>())
                        .addAll(person.peers()));
        return found;
    }

    /** Returns the keys bound to a name. Waits for a directory, if none has it in memory. */
    public Set<PeerId> peers(String user) {
        var known = known(user);
        return !known.isEmpty()
                ? known
                : ask(directory -> directory.find(user))
                        .flatMap(person -> person.peers().stream())
                        .collect(Collectors.toSet());
    }

    /** Returns whose key it is. Waits as {@link #peers}. */
    public Optional<Person> person(PeerId peer) {
        var known = directories.stream()
                .flatMap(directory -> directory.person(peer).stream())
                .findFirst();
        return known.or(() -> ask(directory -> directory.find(peer)).findFirst());
    }

    /** Returns whether all who are registered are known now. */
    boolean complete() {
        return directories.stream().anyMatch(each -> each.state() instanceof DirectoryState.Online);
    }

    /** Returns what this installation's user is called at a directory, if one can be reached. */
    public Optional<String> self() {
        return directories.stream()
                .flatMap(each -> each.state() instanceof DirectoryState.Online(var name)
                        ? Stream.of(name)
                        : Stream.<String>empty())
                .findFirst();
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
