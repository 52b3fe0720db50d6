package org.truflow.ui.people.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.PeoplePage;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/** A directory in memory that tells of some people by itself, and of all when asked. */
final class Place implements PeerDirectory {
    final List<Person> told = new ArrayList<>();
    final List<Person> all = new ArrayList<>();
    final List<Optional<String>> asked = new ArrayList<>();
    DirectoryState state = new DirectoryState.Online("anna");
    boolean fails;

    @Override
    public String name() {
        return "tracker lab:1";
    }

    @Override
    public DirectoryState state() {
        return state;
    }

    @Override
    public List<Person> people() {
        return List.copyOf(told);
    }

    @Override
    public Optional<Person> person(PeerId peer) {
        return told.stream().filter(person -> person.peers().contains(peer)).findFirst();
    }

    @Override
    public CompletionStage<PeoplePage> people(Optional<String> after, int limit, boolean online) {
        asked.add(after);
        if (fails) {
            return CompletableFuture.failedFuture(new IOException("gone"));
        }
        var wanted = all.stream()
                .filter(person -> after.isEmpty() || person.name().compareTo(after.get()) > 0)
                .filter(person -> !online || person.presence() != Presence.OFFLINE)
                .limit(limit)
                .toList();
        var next = wanted.size() == limit ? Optional.of(wanted.getLast().name()) : Optional.<String>empty();
        return CompletableFuture.completedFuture(new PeoplePage(wanted, next, all.size()));
    }

    @Override
    public CompletionStage<Optional<Person>> find(String name) {
        return CompletableFuture.completedFuture(
                all.stream().filter(person -> person.name().equals(name)).findFirst());
    }

    @Override
    public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        return CompletableFuture.completedFuture(new Listing(List.of(), Optional.empty()));
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return () -> {};
    }
}
