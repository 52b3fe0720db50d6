package org.truflow.transfer.swarm.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.id.PeerId;

/**
 * Whose peers ask for contents. Where so many are registered that not all of them are known here, a directory is asked; about a
 * stranger not again for a while, however often it comes. Waits; call from the lanes of sessions.
 */
final class Askers {
    private static final Logger LOG = LoggerFactory.getLogger(Askers.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final long STRANGER_FOR = 30_000_000_000L;
    private static final int MOST_STRANGERS = 10_000;

    private final List<PeerDirectory> directories;
    private final LinkedHashMap<PeerId, Long> strangers = new LinkedHashMap<>();

    /** @param directories that there are; may change */
    Askers(List<PeerDirectory> directories) {
        this.directories = directories;
    }

    /** Returns what {@code peer} is called; empty for a stranger. */
    Optional<String> user(PeerId peer) {
        var known = remembered(peer);
        if (known.isPresent() || stranger(peer)) {
            return known;
        }
        for (var directory : directories) {
            var found = find(directory, peer);
            if (found.isPresent()) {
                return found;
            }
        }
        synchronized (strangers) {
            strangers.put(peer, System.nanoTime());
            if (strangers.size() > MOST_STRANGERS) {
                strangers.pollFirstEntry();
            }
        }
        return Optional.empty();
    }

    private Optional<String> remembered(PeerId peer) {
        return directories.stream()
                .flatMap(each -> each.person(peer).stream())
                .map(Person::name)
                .findFirst();
    }

    private boolean stranger(PeerId peer) {
        synchronized (strangers) {
            var since = strangers.getOrDefault(peer, System.nanoTime() - STRANGER_FOR);
            return System.nanoTime() - since < STRANGER_FOR;
        }
    }

    private static Optional<String> find(PeerDirectory directory, PeerId peer) {
        CompletionStage<Optional<Person>> answer;
        try {
            answer = directory.find(peer);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        try {
            return answer.toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .map(Person::name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} does not say who {} is", directory.name(), peer.toShortString(), e);
            return Optional.empty();
        }
    }
}
