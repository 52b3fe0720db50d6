package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.truflow.content.SafePath;
import org.truflow.content.TreeHasher;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/**
 * Downloads a folder: goes through its list again and again until every file is there, some hundred files at a time, so that many
 * small ones are asked for without waiting for each other and memory does not grow with the folder. Files whose sources
 * are away are left for the next time. Confined to the lane.
 */
final class FolderJob implements Job, FolderFetches.Listener {
    private static final long SECOND = 1_000_000_000L;
    private static final int PORTION = 500;
    private static final int LOW = 250;
    private static final long LOOK_AGAIN = 30 * SECOND;
    private static final int MOST_ASKED = 1_000;

    private final Tools tools;
    private final JobHost host;
    private final Wanted.Remote wanted;
    private final FolderDisk disk;
    private final FolderSources sources;
    private final FolderFetches fetches;
    private boolean loading = true;
    private boolean ended;
    private boolean again;
    private boolean looking;
    private boolean stopped;
    private int noting;
    private Round round = new Round();
    private long done;
    private int filesDone;
    private long tickAt;
    private long lookAt;

    /** @param part beginning of the names of part files */
    FolderJob(Tools tools, Links links, JobHost host, Wanted.Remote wanted, FolderDisk disk, Path part) {
        this.tools = tools;
        this.host = host;
        this.wanted = wanted;
        this.disk = disk;
        this.sources = new FolderSources(tools, links, wanted);
        this.fetches = new FolderFetches(tools, links, host, part, disk.manifest(), this);
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
        fetches.begin();
        if (!loading && !ended && fetches.size() < LOW) {
            loading = true;
            disk.read(PORTION, this::onLane, this::diskFailed, this::read);
        } else if (!loading && ended && fetches.isEmpty() && noting == 0) {
            over();
        }
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
            fetches.add(line, target, having);
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
        fetches.tick(now);
        if (!stopped && now - lookAt >= 0 && !looking && !fetches.running().isEmpty()) {
            look(now);
        }
        if (!stopped) {
            fill();
        }
    }

    @Override
    public void left(String trouble) {
        sources.trouble(trouble);
        round.left++;
    }

    private void look(long now) {
        looking = true;
        lookAt = now + LOOK_AGAIN;
        var asked = fetches.running().stream().limit(MOST_ASKED).toList();
        Set<ContentHash> contents =
                asked.stream().map(FileFetch::content).collect(Collectors.toCollection(LinkedHashSet::new));
        sources.ask(contents, this::onLane, (found, _, _) -> {
            looking = false;
            fetches.offer(asked, found);
        });
    }

    @Override
    public void directoriesChanged() {
        again = true;
        lookAt = Math.min(lookAt, tools.nanos().getAsLong() + SECOND);
    }

    @Override
    public int sources() {
        return fetches.sources();
    }

    @Override
    public Map<Integer, Long> files() {
        return fetches.files();
    }

    @Override
    public String queued() {
        return fetches.queued();
    }

    @Override
    public void begun() {
        // Others may have pieces from here now, and are to hear of it.
        lookAt = Math.min(lookAt, tools.nanos().getAsLong() + SECOND);
    }

    @Override
    public void done(long bytes) {
        done += bytes;
        progress();
    }

    @Override
    public void finished(Line line, Path at) {
        done += line.size();
        filesDone++;
        noting++;
        disk.finished(line, at, this::onLane, this::diskFailed, () -> {
            noting--;
            fill();
        });
        progress();
        fill();
    }

    @Override
    public void failed(Failed why) {
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
        fetches.end(each);
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
