package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Source;
import org.truflow.directory.SourceDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.swarm.internal.plan.Lookup;

/** All directories as one. They may come and go at any time. Call from any thread; no method waits. */
@SuppressWarnings("resource") // subscriptions end when their directory goes
public final class Directories {
    private final List<SourceDirectory> all = new CopyOnWriteArrayList<>();
    private final Map<SourceDirectory, Subscription> subscriptions = new HashMap<>();
    private volatile Runnable listener = () -> {};
    private volatile Predicate<ContentHash> begun = _ -> false;

    public void add(SourceDirectory directory) {
        synchronized (subscriptions) {
            subscriptions.put(directory, directory.subscribe(() -> listener.run()));
        }
        all.add(directory);
        listener.run();
    }

    public void remove(SourceDirectory directory) {
        all.remove(directory);
        @Nullable Subscription subscription;
        synchronized (subscriptions) {
            subscription = Lookup.remove(subscriptions, directory);
        }
        if (subscription != null) {
            subscription.close();
        }
    }

    private Stream<PeerDirectory> meetings() {
        return all.stream().filter(PeerDirectory.class::isInstance).map(PeerDirectory.class::cast);
    }

    /** Calls {@code changed} after anybody came, went, or a directory was reached again. */
    public void listen(Runnable changed) {
        listener = changed;
    }

    /** Returns the installations of a person, from memory. */
    public Set<PeerId> peers(String user) {
        return meetings()
                .flatMap(directory -> directory.people().stream())
                .filter(person -> person.name().equals(user))
                .flatMap(person -> person.peers().stream())
                .collect(Collectors.toSet());
    }

    /** Tells directories of which contents this installation hands out pieces while it fetches them. */
    public void begun(Predicate<ContentHash> which) {
        begun = which;
    }

    private Stream<SourceDirectory> others() {
        return all.stream().filter(directory -> !(directory instanceof PeerDirectory));
    }

    /**
     * Asks all who has each of {@code contents}, or some of it. What is known without a place where people meet is no business of such
     * a one: it is not asked about that. Fails with {@link IOException} if none can be asked.
     */
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        return answers(others(), directory -> directory.sources(contents))
                .handle((found, e) -> e == null ? merged(found) : Map.<ContentHash, List<Source>>of())
                .thenCompose(known -> {
                    var rest = contents.stream()
                            .filter(content -> !known.containsKey(content))
                            .toList();
                    return rest.isEmpty() && !contents.isEmpty()
                            ? CompletableFuture.completedFuture(known)
                            : ask(rest).handle((found, e) -> {
                                if (e != null && known.isEmpty()) {
                                    throw new CompletionException(cause(e));
                                }
                                return e == null ? merged(List.of(known, found)) : known;
                            });
                });
    }

    private CompletionStage<Map<ContentHash, List<Source>>> ask(Collection<ContentHash> contents) {
        var own = contents.stream().filter(begun).collect(Collectors.toSet());
        return answers(meetings(), directory -> directory.sources(contents, own))
                .thenApply(Directories::merged);
    }

    /** Returns whether somebody of that name is known anywhere. Fails with {@link IOException} if no directory can be asked. */
    public CompletionStage<Boolean> knows(String user) {
        return answers(meetings(), directory -> directory.find(user))
                .thenApply(found -> found.stream().anyMatch(Optional::isPresent));
    }

    /** Returns addresses of {@code peer}; none if it is offline. Fails with {@link IOException} if no directory can be asked. */
    public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
        return answers(meetings(), directory -> directory.locate(peer))
                .thenApply(
                        found -> found.stream().flatMap(List::stream).distinct().toList());
    }

    /** Asks for a page of a folder, as {@link PeerDirectory#browse} does. */
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        // Who knows it without asking somebody else comes first: a tracker need not learn what one person sends to
        // another.
        return answers(others(), directory -> directory.browse(user, path, after, limit))
                .exceptionallyCompose(_ -> answers(meetings(), directory -> directory.browse(user, path, after, limit)))
                .thenApply(List::getFirst);
    }

    /** Returns all answers, at least one. If there is none, fails with what the first said, and rather with what may change. */
    private <D extends SourceDirectory, T> CompletionStage<List<T>> answers(
            Stream<D> directories, Function<D, CompletionStage<T>> question) {
        var stages = new ArrayList<CompletableFuture<T>>();
        for (var directory : directories.toList()) {
            try {
                stages.add(question.apply(directory).toCompletableFuture());
            } catch (RuntimeException e) {
                stages.add(CompletableFuture.failedFuture(new IOException(directory.name() + " failed: " + e, e)));
            }
        }
        var ready = stages.stream()
                .map(stage -> stage.<Object>handle((answer, e) -> e == null ? answer : new Failure(cause(e))))
                .toList();
        return CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new)).thenApply(_ -> {
            var good = stages.stream()
                    .filter(stage -> !stage.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .toList();
            if (!good.isEmpty()) {
                return good;
            }
            var failures = ready.stream()
                    .map(CompletableFuture::join)
                    .map(answer -> ((Failure) answer).why)
                    .toList();
            throw new CompletionException(failures.stream()
                    .filter(e -> !(e instanceof NoSuchFileException))
                    .findFirst()
                    .or(() -> failures.stream().findFirst())
                    .orElseGet(() -> new IOException("there is no directory to ask: not connected to a tracker")));
        });
    }

    private record Failure(Throwable why) {}

    /** Returns what really went wrong in a stage. */
    public static Throwable cause(Throwable e) {
        var cause = e;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whoever is there is better than who is not, and who has all than who has a part. */
    private static Source better(Source one, Source two) {
        if (one.online() != two.online()) {
            return one.online() ? one : two;
        }
        return one.partial() ? two : one;
    }

    private static Map<ContentHash, List<Source>> merged(List<Map<ContentHash, List<Source>>> answers) {
        var merged = new HashMap<ContentHash, Map<PeerId, Source>>();
        for (var answer : answers) {
            answer.forEach((content, sources) -> {
                var known = merged.computeIfAbsent(content, _ -> new LinkedHashMap<>());
                sources.forEach(source -> known.merge(source.peer(), source, Directories::better));
            });
        }
        var result = new HashMap<ContentHash, List<Source>>();
        merged.forEach((content, sources) -> result.put(content, List.copyOf(sources.values())));
        return result;
    }

    public void stop() {
        listener = () -> {};
        all.forEach(this::remove);
    }
}
