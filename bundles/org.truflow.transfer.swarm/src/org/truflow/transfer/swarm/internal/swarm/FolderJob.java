package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.SafePath;
import org.truflow.content.TreeHasher;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/**
 * Downloads a folder: goes through its list again and again until every file is there, some hundred files at a time, so that many
 * small ones are asked for without waiting for each other and memory does not grow with the folder. Files whose sources
 * are away are left for the next time. Confined to the lane.
 */
final class FolderJob implements Job, FetchOwner {
    private static final long SECOND = 1_000_000_000L;
    private static final int PORTION = 500;
    private static final int LOW = 250;
    private static final int MOST_AT_ONCE = 400;
    private static final int MOST_LARGE = 4;
    private static final long LOOK_AGAIN = 30 * SECOND;
    private static final long GIVE_UP = 10 * SECOND;
    private static final int MOST_ASKED = 1_000;

    private record Ready(Line line, SafePath target, List<Source> sources) {}

    private final Tools tools;
    private final Links links;
    private final JobHost host;
    private final Wanted.Remote wanted;
    private final FolderDisk disk;
    private final Path part;
    private final FolderSources sources;
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final Map<FileFetch, RunningFile> running = new LinkedHashMap<>();
    private boolean loading = true;
    private boolean ended;
    private boolean again;
    private boolean looking;
    private boolean stopped;
    private int large;
    private int noting;
    private Round round = new Round();
    private long done;
    private int filesDone;
    private long tickAt;
    private long lookAt;

    /** @param part beginning of the names of part files */
    FolderJob(Tools tools, Links links, JobHost host, Wanted.Remote wanted, FolderDisk disk, Path part) {
        this.tools = tools;
        this.links = links;
        this.host = host;
        this.wanted = wanted;
        this.disk = disk;
        this.part = part;
        this.sources = new FolderSources(tools, links, wanted);
    }

    @Override
    public void start() {
        var now = tools.nanos().getAsLong();
        tickAt = now;
        lookAt = now + LOOK_AGAIN;
        disk.open(this::onLane, this::diskFailed, (bytes, files) -> {
            done = bytes;
            filesDone = files;
            progress();
            loading = false;
            fill();
        });
    }

    private void onLane(Runnable work) {
        tools.lane().execute(() -> {
            if (!stopped) {
                work.run();
            }
        });
    }

    private void progress() {
        host.progress(done, filesDone);
    }

    /** Starts what is ready and reads more of the list. */
    private void fill() {
        startReady();
        if (!loading && !ended && running.size() + ready.size() < LOW) {
            loading = true;
            disk.read(PORTION, this::onLane, this::diskFailed, this::read);
        } else if (!loading && ended && running.isEmpty() && ready.isEmpty() && noting == 0) {
            over();
        }
    }

    private void startReady() {
        while (!ready.isEmpty()
                && running.size() < MOST_AT_ONCE
                && (large < MOST_LARGE || ready.element().line.size() <= RunningFile.LARGE)) {
            begin(ready.remove());
        }
    }

    private void begin(Ready file) {
        var place = FetchDisk.Place.of(host.item().root(), file.target, part, disk.manifest(), file.line.index());
        var content = file.line.content().orElseThrow();
        var fetch = new FileFetch(tools, links, host, this, content, place, file.line.size());
        var run = new RunningFile(file.line, tools.nanos().getAsLong());
        running.put(fetch, run);
        large += run.large() ? 1 : 0;
        fetch.offer(file.sources);
        fetch.start();
    }

    /** A portion of the list came; fewer lines than were asked for are the end. */
    private void read(List<Line> lines) {
        ended = lines.size() < PORTION;
        var targets = new LinkedHashMap<Line, SafePath>();
        for (var line : lines) {
            var target = round.target(host.item().name(), line);
            if (target == null) {
                continue;
            }
            if (line.folder()) {
                disk.makeFolder(line, host.item().root(), target, this::onLane, this::diskFailed);
            } else if (line.content().isEmpty()) {
                round.unhashed++;
            } else {
                targets.put(line, target);
            }
        }
        var contents = targets.keySet().stream()
                .map(line -> line.content().orElseThrow())
                .collect(Collectors.toSet());
        if (contents.isEmpty()) {
            loading = false;
            fill();
            return;
        }
        sources.ask(contents, this::onLane, (found, known, here) -> {
            loading = false;
            targets.forEach((line, target) -> {
                var content = line.content().orElseThrow();
                var having = known ? found.getOrDefault(content, List.of()) : sources.owners(line);
                sort(line, target, having, here.contains(content));
            });
            fill();
        });
    }

    private void sort(Line line, SafePath target, List<Source> having, boolean here) {
        if (here || having.stream().anyMatch(Source::online) || line.content().equals(Optional.of(TreeHasher.EMPTY))) {
            ready.add(new Ready(line, target, having));
        } else {
            round.left++;
        }
    }

    /** Everything was tried. */
    private void over() {
        if (round.left > 0 && again) {
            nextRound();
        } else if (round.left > 0) {
            wait(round.left + " files are missing: " + sources.trouble());
        } else if (round.unhashed > 0) {
            rehash();
        } else if (round.hasUnsafe()) {
            fail(round.unsafe());
        } else {
            end();
            host.learned(host.item().sized(done, filesDone));
            host.completed(host.item().target());
        }
    }

    private void nextRound() {
        again = false;
        ended = false;
        loading = true;
        round = new Round();
        disk.rewind(this::onLane, this::diskFailed, () -> {
            loading = false;
            fill();
        });
    }

    /** Looks whether files that had no hash have one now. */
    private void rehash() {
        var count = round.unhashed;
        loading = true;
        new LateHashes(tools, wanted, disk.manifest())
                .look()
                .whenComplete((found, e) -> onLane(() -> {
                    loading = false;
                    if (e != null) {
                        wait("the catalog of " + wanted.user() + " cannot be read now: "
                                + Directories.cause(e).getMessage());
                    } else if (found > 0) {
                        nextRound();
                    } else {
                        wait(wanted.user() + " has not hashed " + count + " of the files yet");
                    }
                }));
    }

    private void wait(String reason) {
        end();
        host.waiting(reason);
    }

    @Override
    public void tick(long now) {
        if (now - tickAt < 0) {
            return;
        }
        tickAt = now + SECOND;
        for (var entry : List.copyOf(running.entrySet())) {
            var fetch = entry.getKey();
            fetch.tick(now);
            if (fetch.hopeful()) {
                entry.getValue().hopefulAt = now;
            } else if (now - entry.getValue().hopefulAt > GIVE_UP) {
                sources.trouble(fetch.contributors().trouble());
                leave(fetch);
            }
        }
        if (!stopped && now - lookAt >= 0 && !looking && !running.isEmpty()) {
            look(now);
        }
        if (!stopped) {
            fill();
        }
    }

    private void leave(FileFetch fetch) {
        remove(fetch);
        fetch.stop();
        round.left++;
    }

    private void look(long now) {
        looking = true;
        lookAt = now + LOOK_AGAIN;
        var fetches = running.keySet().stream().limit(MOST_ASKED).toList();
        Set<ContentHash> contents =
                fetches.stream().map(FileFetch::content).collect(Collectors.toCollection(LinkedHashSet::new));
        sources.ask(contents, this::onLane, (found, _, _) -> {
            looking = false;
            for (var fetch : fetches) {
                if (running.containsKey(fetch)) {
                    fetch.offer(found.getOrDefault(fetch.content(), List.of()));
                }
            }
        });
    }

    @Override
    public void directoriesChanged() {
        again = true;
        lookAt = Math.min(lookAt, tools.nanos().getAsLong() + SECOND);
    }

    @Override
    public int sources() {
        return (int) running.keySet().stream()
                .flatMap(fetch -> fetch.contributors().connected().stream())
                .distinct()
                .count();
    }

    @Override
    public Map<Integer, Long> files() {
        return running.values().stream().collect(Collectors.toMap(run -> run.line.index(), run -> run.done));
    }

    @Override
    public String queued() {
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
            // Others may have pieces from here now, and are to hear of it.
            lookAt = Math.min(lookAt, tools.nanos().getAsLong() + SECOND);
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
            done += fetch.done() - run.done;
            run.done = fetch.done();
            progress();
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
            done += run.line.size();
            filesDone++;
            noting++;
            disk.finished(run.line, at, this::onLane, this::diskFailed, () -> {
                noting--;
                fill();
            });
            progress();
            fill();
        }
    }

    private @Nullable RunningFile remove(FileFetch fetch) {
        var run = Lookup.remove(running, fetch);
        if (run != null) {
            large -= run.large() ? 1 : 0;
            done -= run.done;
        }
        return run;
    }

    @Override
    public void failed(FileFetch fetch, Failed why) {
        fail(why);
    }

    private void fail(Failed why) {
        end();
        host.failed(why);
    }

    private void diskFailed(IOException e) {
        fail(DiskTrouble.of(e, host.item().root()));
    }

    private void end() {
        end(FileFetch::stop);
    }

    private void end(Consumer<FileFetch> each) {
        stopped = true;
        List.copyOf(running.keySet()).forEach(each);
        running.clear();
        ready.clear();
        disk.close();
    }

    @Override
    public void stop() {
        end();
    }

    @Override
    public void discard() {
        end(FileFetch::discard);
    }
}
