package org.truflow.send.direct.internal.in;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.truflow.directory.Listing;
import org.truflow.directory.Source;
import org.truflow.directory.SourceDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.send.direct.internal.store.HashIndex;
import org.truflow.send.direct.internal.store.ListFile;

/**
 * What was accepted, as the transfer engine looks for it: each offer is listed under a name that nobody can register, and its sender is
 * a source of everything in it.
 */
public final class Sources implements SourceDirectory {
    private static final Pattern NAME = Pattern.compile(".* \\(offer (\\d{1,18})\\)");

    private final Inbox inbox;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Sources(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Returns under which name an offer is listed. */
    static String name(Received received) {
        return received.user() + " (offer " + received.id() + ")";
    }

    @Override
    public String name() {
        return "what others send here";
    }

    @Override
    @SuppressWarnings("resource") // closed when it is over
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        return answer(() -> {
            var matcher = NAME.matcher(user);
            var in = matcher.matches()
                    ? inbox.fetched(Long.parseLong(matcher.group(1)))
                            .filter(each -> name(each.received).equals(user))
                    : Optional.<In>empty();
            if (in.isEmpty()) {
                throw new NoSuchFileException(user);
            }
            return in.get().listing().list(path, after, limit);
        });
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        return answer(() -> {
            var found = new HashMap<ContentHash, List<Source>>();
            for (var in : inbox.fetched()) {
                sources(in, contents, found);
            }
            if (found.isEmpty()) {
                // Nothing to say is no answer: others know more.
                throw new NoSuchFileException("contents that were offered");
            }
            return found;
        });
    }

    private static void sources(In in, Collection<ContentHash> contents, Map<ContentHash, List<Source>> found)
            throws IOException {
        try (var index = HashIndex.open(in.index());
                var lines = new ListFile.Reader(in.list())) {
            for (var content : contents) {
                var at = index.find(content);
                if (at.isPresent()) {
                    lines.seek(at.get()[0]);
                    var line = lines.next().orElseThrow(() -> new IOException("the list of files is cut short"));
                    var source = new Source(
                            in.received.peer(),
                            in.received.user(),
                            line.path(),
                            line.size(),
                            in.openSession().isPresent());
                    found.computeIfAbsent(content, _ -> new ArrayList<>()).add(source);
                }
            }
        } catch (NoSuchFileException e) {
            // Its list is not here yet, or not any more.
        }
    }

    private static <T> CompletionStage<T> answer(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        Thread.ofVirtual().name("send-sources").start(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A sender came or went. Call from one thread. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }
}
