package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.SafePath;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/**
 * The files of a folder that are fetched now, and those that can be next: many small ones at once, of large ones a few. One of which
 * nothing comes is left after a while. Confined to the lane.
 */
final class FolderFetches implements FetchOwner {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_AT_ONCE = 400;
    private static final int MOST_LARGE = 4;
    private static final long GIVE_UP = 10 * SECOND;

    /** Hears how it goes. */
    interface Listener {
        /** So many more bytes are there, or fewer. */
        void done(long bytes);

        /** A large file was begun: others may have pieces from here now. */
        void begun();

        /** A file was left, because of this. */
        void left(String trouble);

        /** A file is complete under its name. */
        void finished(Line line, Path at);

        void failed(Failed why);
    }

    private record Ready(Line line, SafePath target, List<Source> sources) {}

    private final Tools tools;
    private final Links links;
    private final JobHost host;
    private final Path part;
    private final Path manifest;
    private final Listener listener;
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final Map<FileFetch, RunningFile> running = new LinkedHashMap<>();
    private int large;

    /** @param part beginning of the names of part files; {@code manifest} list of the files, beside which their hashes are kept */
    FolderFetches(Tools tools, Links links, JobHost host, Path part, Path manifest, Listener listener) {
        this.tools = tools;
        this.links = links;
        this.host = host;
        this.part = part;
        this.manifest = manifest;
        this.listener = listener;
    }

    /** A file can be fetched. */
    void add(Line line, SafePath target, List<Source> sources) {
        ready.add(new Ready(line, target, sources));
    }

    /** Returns how many are fetched, or can be. */
    int size() {
        return running.size() + ready.size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Returns those that are fetched. */
    Set<FileFetch> running() {
        return running.keySet();
    }

    /** Begins what may begin. */
    void begin() {
        while (!ready.isEmpty()
                && running.size() < MOST_AT_ONCE
                && (large < MOST_LARGE || ready.element().line.size() <= RunningFile.LARGE)) {
            begin(ready.remove());
        }
    }

    private void begin(Ready file) {
        var place = FetchDisk.Place.of(host.item().root(), file.target, part, manifest, file.line.index());
        var content = file.line.content().orElseThrow();
        var fetch = new FileFetch(tools, links, host, this, content, place, file.line.size());
        var run = new RunningFile(file.line, tools.nanos().getAsLong());
        running.put(fetch, run);
        large += run.large() ? 1 : 0;
        fetch.offer(file.sources);
        fetch.start();
    }

    /** Looks after each; called about once a second. */
    void tick(long now) {
        for (var entry : List.copyOf(running.entrySet())) {
            var fetch = entry.getKey();
            fetch.tick(now);
            if (fetch.hopeful()) {
                entry.getValue().hopefulAt = now;
            } else if (now - entry.getValue().hopefulAt > GIVE_UP) {
                remove(fetch);
                fetch.stop();
                listener.left(fetch.contributors().trouble());
            }
        }
    }

    /** More sources were found, perhaps. */
    void offer(Collection<FileFetch> asked, Map<ContentHash, List<Source>> found) {
        for (var fetch : asked) {
            if (running.containsKey(fetch)) {
                fetch.offer(found.getOrDefault(fetch.content(), List.of()));
            }
        }
    }

    /** Returns how many sources are connected. */
    int sources() {
        return (int) running.keySet().stream()
                .flatMap(fetch -> fetch.contributors().connected().stream())
                .distinct()
                .count();
    }

    /** Returns verified bytes of each, by its index. */
    Map<Integer, Long> files() {
        return running.values().stream().collect(Collectors.toMap(run -> run.line.index(), run -> run.done));
    }

    String queued() {
        return Contributors.queued(running.keySet());
    }

    @Override
    public boolean inOrder() {
        return host.item().options().inOrder();
    }

    @Override
    public void opened(FileFetch fetch, long size, long there) {
        count(fetch);
        if (size > RunningFile.LARGE) {
            listener.begun();
        }
    }

    @Override
    public void got(FileFetch fetch, PeerId from, String user, long bytes) {
        host.got(from, user, bytes);
        count(fetch);
    }

    @Override
    public void found(FileFetch fetch) {
        count(fetch);
    }

    private void count(FileFetch fetch) {
        var run = Lookup.find(running, fetch);
        if (run != null) {
            run.hopefulAt = tools.nanos().getAsLong();
            var more = fetch.done() - run.done;
            run.done = fetch.done();
            listener.done(more);
        }
    }

    @Override
    public void rejected(FileFetch fetch, PeerId from, String user) {
        host.rejected(from, user);
    }

    @Override
    public void finished(FileFetch fetch, Path at) {
        var run = remove(fetch);
        if (run != null) {
            listener.finished(run.line, at);
        }
    }

    private @Nullable RunningFile remove(FileFetch fetch) {
        var run = Lookup.remove(running, fetch);
        if (run != null) {
            large -= run.large() ? 1 : 0;
            listener.done(-run.done);
        }
        return run;
    }

    @Override
    public void failed(FileFetch fetch, Failed why) {
        listener.failed(why);
    }

    /** Ends all. @param each what is done to those that are fetched */
    void end(Consumer<FileFetch> each) {
        List.copyOf(running.keySet()).forEach(each);
        running.clear();
        ready.clear();
    }
}
