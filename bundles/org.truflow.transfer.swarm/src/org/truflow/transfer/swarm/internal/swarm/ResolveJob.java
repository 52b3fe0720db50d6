package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.DiskTrouble;
import org.truflow.transfer.swarm.internal.disk.Folders;

/** Finds out what a path in somebody's catalog is: a file, or a folder of which everything is listed. Confined to the lane. */
final class ResolveJob implements Job {
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 10_000;

    private final Tools tools;
    private final JobHost host;
    private final Wanted.Remote wanted;
    private final Path manifest;
    private @Nullable FolderLister lister;
    private boolean stopped;

    ResolveJob(Tools tools, JobHost host, Wanted.Remote wanted, Path manifest) {
        this.tools = tools;
        this.host = host;
        this.wanted = wanted;
        this.manifest = manifest;
    }

    @Override
    public void start() {
        var path = wanted.path();
        tools.directories()
                .browse(wanted.user(), path, Optional.empty(), PAGE)
                .whenComplete((page, e) -> onLane(() -> {
                    if (e == null) {
                        list(page);
                    } else if (Directories.cause(e) instanceof NoSuchFileException) {
                        var slash = path.lastIndexOf('/');
                        var name = path.substring(slash + 1);
                        // A name sorts right behind what it begins with, so this is a good place to start at.
                        var before = name.length() > 1
                                ? Optional.of(name.substring(0, name.length() - 1))
                                : Optional.<String>empty();
                        find(path.substring(0, Math.max(slash, 0)), name, before, 1);
                    } else {
                        cannotAsk(e);
                    }
                }));
    }

    private void onLane(Runnable work) {
        tools.lane().execute(() -> {
            if (!stopped) {
                work.run();
            }
        });
    }

    private void find(String folder, String name, Optional<String> after, int page) {
        tools.directories()
                .browse(wanted.user(), folder, after, PAGE)
                .whenComplete((listing, e) -> onLane(() -> {
                    if (e != null) {
                        if (Directories.cause(e) instanceof NoSuchFileException) {
                            missing();
                        } else {
                            cannotAsk(e);
                        }
                        return;
                    }
                    var found = listing.entries().stream()
                            .filter(entry -> entry.name().equals(name))
                            .findFirst();
                    if (found.isPresent()) {
                        take(found.get());
                    } else if (listing.next().isPresent() && page < MOST_PAGES) {
                        find(folder, name, listing.next(), page + 1);
                    } else {
                        missing();
                    }
                }));
    }

    private void take(Entry entry) {
        switch (entry) {
            case Entry.File file -> {
                if (file.content().isPresent()) {
                    end();
                    host.resolved(host.item().file(file.content().get()).sized(file.size(), 1));
                } else {
                    wait("its owner has not hashed it yet");
                }
            }
            case Entry.Folder _ -> missing();
        }
    }

    private void list(Listing first) {
        try {
            tools.disk().execute(() -> {
                try {
                    Folders.create(manifest.getParent() instanceof Path folder ? folder : manifest);
                    var all = new FolderLister(tools, wanted, manifest);
                    onLane(() -> lister = all);
                    all.list(first).whenComplete((found, e) -> onLane(() -> listed(found, e)));
                } catch (IOException e) {
                    onLane(() -> listed(null, e));
                }
            });
        } catch (RejectedExecutionException e) {
            stopped = true;
        }
    }

    private void listed(FolderLister.@Nullable Found found, @Nullable Throwable e) {
        if (found != null) {
            end();
            host.resolved(host.item().folder().sized(found.bytes(), found.files()));
            return;
        }
        switch (e == null ? new IOException("nothing was found") : Directories.cause(e)) {
            case FolderLister.TooLargeException large ->
                fail(new Failed(Reason.NOT_FOUND, String.valueOf(large.getMessage())));
            case FolderLister.NotKeptException disk -> fail(DiskTrouble.of(disk.why(), manifest));
            case NoSuchFileException _ -> wait("the folder changed while it was looked at");
            case Throwable other -> cannotAsk(other);
        }
    }

    private void cannotAsk(Throwable e) {
        wait("the catalog of " + wanted.user() + " cannot be read now: "
                + Directories.cause(e).getMessage());
    }

    /** Of somebody whom nobody knows here, a directory that is not there now may know. */
    private void missing() {
        tools.directories()
                .knows(wanted.user())
                .whenComplete((known, e) -> onLane(() -> {
                    if (e != null) {
                        cannotAsk(e);
                    } else if (known) {
                        notShared();
                    } else {
                        wait("nobody here knows " + wanted.user() + " now");
                    }
                }));
    }

    private void notShared() {
        fail(new Failed(
                Reason.NOT_FOUND,
                wanted.user() + " does not share " + wanted.path()
                        + " (any more); look again with browse, then start it again"));
    }

    private void wait(String reason) {
        end();
        host.waiting(reason);
    }

    private void fail(Failed why) {
        end();
        host.failed(why);
    }

    private void end() {
        stopped = true;
        var listing = lister;
        if (listing != null) {
            listing.stop();
        }
    }

    @Override
    public void tick(long now) {
        // Directories answer within a minute, whatever happens.
    }

    @Override
    public void directoriesChanged() {
        // The question is under way.
    }

    @Override
    public int sources() {
        return 0;
    }

    @Override
    public void stop() {
        end();
    }

    @Override
    public void discard() {
        end();
    }
}
