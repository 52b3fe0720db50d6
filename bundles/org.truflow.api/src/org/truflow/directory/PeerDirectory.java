package org.truflow.directory;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.truflow.id.PeerId;

/**
 * Knows people and who has what; a tracker today, the local network later. Whiteboard: there may be several, or none.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits. Stages complete on an engine thread and fail with
 * {@link java.io.IOException} when the directory cannot be asked; they always complete within a minute.
 */
public interface PeerDirectory extends SourceDirectory {

    /** Returns the id of the installation behind this directory, once its key was proved; empty before, and where there is none. */
    default Optional<PeerId> id() {
        return Optional.empty();
    }

    DirectoryState state();

    /**
     * Returns whom this installation knows, by name; from memory, and kept while the directory is unreachable. That is
     * everyone, unless there are too many to be told of all: then those asked for last.
     */
    List<Person> people();

    /** Returns the person whose key {@code peer} is, from memory. Someone unknown here is a stranger. */
    Optional<Person> person(PeerId peer);

    /** Asks where {@code peer} can be reached now. Empty when it is offline or unknown. */
    CompletionStage<List<InetSocketAddress>> locate(PeerId peer);

    /**
     * Asks for a page of everyone. Those on it are then known, and what changes about them is heard of, as long as not
     * many others are asked for.
     *
     * @param after name to continue after
     * @param limit most people wanted, 1 to 500
     * @param online only those who are there
     */
    default CompletionStage<PeoplePage> people(Optional<String> after, int limit, boolean online) {
        var wanted = people().stream()
                .filter(person -> after.isEmpty() || person.name().compareTo(after.get()) > 0)
                .filter(person -> !online || person.presence() != Presence.OFFLINE)
                .limit(limit + 1L)
                .toList();
        var page = wanted.size() > limit ? wanted.subList(0, limit) : wanted;
        var next = wanted.size() > limit ? Optional.of(page.getLast().name()) : Optional.<String>empty();
        return CompletableFuture.completedFuture(new PeoplePage(page, next, people().size()));
    }

    /** Asks for the person of this very name. */
    default CompletionStage<Optional<Person>> find(String name) {
        return CompletableFuture.completedFuture(
                people().stream().filter(person -> person.name().equals(name)).findFirst());
    }

    /** Asks whose key {@code peer} is, if memory does not know. */
    default CompletionStage<Optional<Person>> find(PeerId peer) {
        return CompletableFuture.completedFuture(person(peer));
    }

    /**
     * Says how this person wants to be seen; until said otherwise, over new connections too.
     *
     * @throws IllegalArgumentException for {@link Presence#OFFLINE}: that is said by leaving
     */
    default void appear(Presence as) {
        if (as == Presence.OFFLINE) {
            throw new IllegalArgumentException("who is offline cannot say so");
        }
    }
}
