package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.TreeHasher;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.disk.PartFile;

/**
 * Fetches one content into one file: looks at what is there, believes a size, fetches the hashes of the pieces, proves the size
 * by the last piece, fetches the rest, names the file. Until the size is proved nothing but the last piece is fetched, so a
 * wrong size costs one piece. Confined to the lane.
 */
final class FileFetch {
    private static final String HERE = "this computer";
    private static final Logger LOG = LoggerFactory.getLogger(FileFetch.class);

    private enum Phase {
        OPENING,
        FETCHING,
        FINISHING,
        ENDED
    }

    private final Tools tools;
    private final FetchOwner owner;
    private final ContentHash content;
    private final FetchDisk.Place place;
    private final FetchDisk disk;
    private final Contributors sources;
    private final SizeTrial trial;
    private final long expected;
    private Phase phase = Phase.OPENING;
    private boolean told;

    /**
     * @param group of this fetch at the links
     * @param expected size that the file probably has, to see whether it is there already; -1 if unknown
     */
    FileFetch(
            Tools tools,
            Links links,
            Object group,
            FetchOwner owner,
            ContentHash content,
            FetchDisk.Place place,
            long expected) {
        this.tools = tools;
        this.owner = owner;
        this.content = content;
        this.sources = new Contributors(tools, links, group, this, content, new SourcesChanged());
        this.place = place;
        this.expected = expected;
        this.disk = new FetchDisk(tools, place, this::unlessEnded, this::diskFailed);
        this.trial = new SizeTrial(tools, content, sources, disk, owner::inOrder, new Progress());
    }

    ContentHash content() {
        return content;
    }

    /** Looks at the disk, then begins. */
    void start() {
        disk.open(content, expected, new FetchDisk.Opened() {
            @Override
            public void complete(Path at) {
                finished(at);
            }

            @Override
            public void part(Optional<PartFile.Found> found, long copied) {
                opened(found, copied);
            }
        });
    }

    /** What comes from the disk when nobody waits for it any more is nothing. */
    private void unlessEnded(Runnable then) {
        if (phase != Phase.ENDED) {
            then.run();
        }
    }

    private void opened(Optional<PartFile.Found> found, long copied) {
        phase = Phase.FETCHING;
        if (copied > 0) {
            owner.got(this, tools.sessions().self(), HERE, copied);
        }
        found.ifPresent(trial::goOn);
        if (content.equals(TreeHasher.EMPTY)) {
            trial.empty();
        } else {
            trial.reconsider();
        }
        proceed();
    }

    /** Offers more sources, or the same again. */
    void offer(Collection<Source> found) {
        sources.offer(found);
        if (phase == Phase.FETCHING) {
            trial.reconsider();
            proceed();
        }
        sources.pump();
    }

    /** Returns whether something is going on, or may soon; then it is worth waiting for. */
    boolean hopeful() {
        return phase == Phase.OPENING || phase == Phase.FINISHING || sources.hopeful();
    }

    /** Returns whether there is nobody to hope for. */
    boolean hopeless() {
        return phase == Phase.FETCHING && sources.hopeless();
    }

    Contributors contributors() {
        return sources;
    }

    /** Returns verified bytes. */
    long done() {
        return trial.done();
    }

    private final class SourcesChanged implements Contributors.Listener {
        @Override
        public boolean proved() {
            return trial.proved();
        }

        @Override
        public void rejected(Contributor source) {
            trial.drop(source);
            owner.rejected(FileFetch.this, source.peer, source.user);
        }

        @Override
        public void changed() {
            if (phase == Phase.FETCHING) {
                trial.reconsider();
                sources.pump();
            }
        }
    }

    /** A size that nobody has proved must not end the download, if there is another. */
    private void failed(Failed why) {
        if (!trial.tryAnother()) {
            LOG.warn("{} cannot be written below {}: {}", place.target(), place.root(), why.message());
            stop();
            owner.failed(this, why);
        }
    }

    /** Looks whether a size takes too long to prove, and syncs what came slowly. Called about once a second. */
    void tick(long now) {
        if (phase == Phase.FETCHING) {
            trial.tick(now);
        }
    }

    /** Returns the next request for {@code line}, or null. */
    @Nullable
    Ask<?> next(Line line, long now) {
        var source = sources.find(line.peer());
        if (phase != Phase.FETCHING || source == null || !source.usable(now) || source.confirming) {
            return null;
        }
        var question = sources.question(source, now);
        if (question != null) {
            return question;
        }
        return trial.next(line, source, now);
    }

    private final class Progress implements SizeTrial.Listener {
        @Override
        public void verified(Map<PeerId, Integer> bytes) {
            sources.gave(bytes, owner);
            proceed();
        }

        @Override
        public void diskFailed(Exception why) {
            FileFetch.this.diskFailed(why);
        }

        @Override
        public void full() {
            FileFetch.this.failed(DiskTrouble.full(place.root()));
        }
    }

    /** Goes on after something was verified or found: tells the size, and ends when all is there. */
    private void proceed() {
        var tree = trial.tree();
        if (!told && (trial.proved() || trial.size() == 0)) {
            told = true;
            if (tree != null) {
                disk.offer(tree, sources::forEveryone);
            }
            owner.opened(this, trial.size(), trial.done());
            trial.reconsider();
            // Only one of them had something to do before.
            sources.pump();
        }
        if (phase == Phase.FETCHING && trial.complete()) {
            phase = Phase.FINISHING;
            sources.unwant();
            trial.rest();
            disk.finish(content, trial.size(), this::named);
        }
    }

    private void named(@Nullable Path at, @Nullable Exception why) {
        if (at != null) {
            finished(at);
        } else if (why != null) {
            diskFailed(why);
        }
    }

    private void finished(Path at) {
        end();
        owner.finished(this, at);
    }

    /** A line to a source is gone. */
    void lost(Line line) {
        trial.lost(line);
    }

    private void diskFailed(Exception why) {
        failed(DiskTrouble.of(why, place.root()));
    }

    private void end() {
        phase = Phase.ENDED;
        sources.unwant();
        trial.stop();
    }

    /** Ends and leaves what is there for another time. Nothing is told any more. */
    void stop() {
        if (phase != Phase.ENDED) {
            end();
            disk.close();
        }
    }

    /** Ends and deletes what is there. */
    void discard() {
        end();
        disk.delete();
    }
}
