package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.UnsafePathException;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;

/** Downloads one file: looks for sources now and then, and waits if there are none. Confined to the lane. */
final class FileJob implements Job, FetchOwner {
    private static final Logger LOG = LoggerFactory.getLogger(FileJob.class);
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_AGAIN = 30 * SECOND;
    private static final long LOOK_SOON = SECOND;
    private static final long LOOK_EARLY = 3 * SECOND;
    private static final int LOOKS_EARLY = 2;
    private static final long GIVE_UP_TURN = 10 * SECOND;
    private static final long SLOW_TICK = SECOND;

    private final Tools tools;
    private final Links links;
    private final JobHost host;
    private final ContentHash content;
    private final Path part;
    private final Path tree;
    private @Nullable FileFetch fetch;
    private boolean looking;
    private boolean looked;
    private int early;
    private boolean stopped;
    private String trouble = "";
    private long lookAt;
    private long hopefulAt;
    private long tickAt;

    /** @param content of the file; {@code part} to fetch it into; {@code tree} where its hashes are kept afterwards */
    FileJob(Tools tools, Links links, JobHost host, ContentHash content, Path part, Path tree) {
        this.tools = tools;
        this.links = links;
        this.host = host;
        this.content = content;
        this.part = part;
        this.tree = tree;
    }

    @Override
    public void start() {
        var now = tools.nanos().getAsLong();
        hopefulAt = now;
        tickAt = now;
        if (!host.item().name().isEmpty()) {
            open(host.item().name());
        } else {
            lookHere();
        }
        if (!stopped) {
            look();
        }
    }

    /** What is here already has a name here. */
    private void lookHere() {
        new DiskTasks(tools)
                .run(
                        () -> {
                            var name = tools.local().name(content);
                            return () -> name.ifPresent(this::called);
                        },
                        then -> {
                            if (!stopped && fetch == null) {
                                then.run();
                            }
                        },
                        e -> LOG.debug("{} cannot be looked for here", content, e));
    }

    private void called(String path) {
        var name = LocalName.ofSource(path, content);
        host.learned(host.item().named(name, host.item().root().resolve(name)));
        open(name);
    }

    private void open(String name) {
        try {
            var target = LocalName.file(name);
            var item = host.item();
            var place = new FetchDisk.Place(item.root(), target, part, tree);
            var opened = new FileFetch(tools, links, host, this, content, place, item.size());
            fetch = opened;
            opened.start();
        } catch (UnsafePathException e) {
            stopped = true;
            host.failed(new Failed(Reason.UNSAFE_NAME, e.getMessage() + "; start it again under another name"));
        }
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        var pause = early-- > 0 ? LOOK_EARLY : LOOK_AGAIN;
        lookAt = tools.nanos().getAsLong() + pause + tools.random().nextLong(pause / 3);
        tools.directories()
                .sources(Set.of(content))
                .whenComplete((found, e) -> tools.lane().execute(() -> {
                    looking = false;
                    if (!stopped) {
                        found(
                                e == null ? found : Map.of(),
                                e == null
                                        ? ""
                                        : String.valueOf(Directories.cause(e).getMessage()));
                    }
                }));
    }

    private void found(Map<ContentHash, List<Source>> answer, String problem) {
        looked = true;
        trouble = problem;
        var sources = answer.getOrDefault(content, List.of());
        if (fetch == null && !sources.isEmpty()) {
            called(sources.getFirst().path());
        }
        var running = fetch;
        if (running != null && !stopped) {
            running.offer(sources);
        }
    }

    @Override
    public void tick(long now) {
        if (now - lookAt >= 0) {
            look();
        }
        var running = fetch;
        if (running != null && now - tickAt >= 0) {
            tickAt = now + SLOW_TICK;
            running.tick(now);
        }
        if (stopped) {
            return;
        }
        if (running != null && running.hopeful() || !looked) {
            hopefulAt = now;
        } else if (running == null || running.hopeless() || now - hopefulAt > GIVE_UP_TURN) {
            var reason = !trouble.isEmpty() && (running == null || running.hopeless())
                    ? trouble
                    : running == null
                            ? "nobody who has it is online"
                            : running.contributors().trouble();
            stop();
            host.waiting(reason);
        }
    }

    @Override
    public void directoriesChanged() {
        lookSoon();
    }

    private void lookSoon() {
        var soon = tools.nanos().getAsLong() + LOOK_SOON;
        lookAt = soon - lookAt < 0 ? soon : lookAt;
    }

    @Override
    public int sources() {
        var running = fetch;
        return running == null ? 0 : running.contributors().connected().size();
    }

    @Override
    public String queued() {
        var running = fetch;
        return running == null ? "" : running.contributors().queued();
    }

    @Override
    public boolean inOrder() {
        return host.item().options().inOrder();
    }

    @Override
    public void opened(FileFetch from, long size, long there) {
        host.learned(host.item().sized(size, 1));
        host.progress(there, 0);
        // Others may have pieces from here now, and are to hear of it; those who begin at the same time hear of each
        // other.
        early = LOOKS_EARLY;
        lookSoon();
    }

    @Override
    public void got(FileFetch from, PeerId peer, String user, long bytes) {
        hopefulAt = tools.nanos().getAsLong();
        host.got(peer, user, bytes);
        host.progress(from.done(), 0);
    }

    @Override
    public void found(FileFetch from) {
        host.progress(from.done(), 0);
    }

    @Override
    public void rejected(FileFetch from, PeerId peer, String user) {
        host.rejected(peer, user);
    }

    @Override
    public void finished(FileFetch from, Path at) {
        stopped = true;
        host.progress(host.item().size(), 1);
        host.completed(at);
    }

    @Override
    public void failed(FileFetch from, Failed why) {
        stopped = true;
        host.failed(why);
    }

    @Override
    public void stop() {
        stopped = true;
        var running = fetch;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void discard() {
        stopped = true;
        var running = fetch;
        if (running != null) {
            running.discard();
        }
    }
}
