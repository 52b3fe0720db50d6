package org.truflow.transfer.swarm.internal.swarm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/** Finds sources for the files of a folder, many at a time. Confined to the lane. */
final class FolderSources {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSources.class);
    private static final String NOBODY = "nobody who has it is online";

    private final Tools tools;
    private final Links links;
    private final Wanted.Remote wanted;
    private String trouble = NOBODY;

    interface Found {
        /** @param known whether a directory answered; {@code here} contents nobody is there for that this machine has already */
        void found(Map<ContentHash, List<Source>> sources, boolean known, Set<ContentHash> here);
    }

    FolderSources(Tools tools, Links links, Wanted.Remote wanted) {
        this.tools = tools;
        this.links = links;
        this.wanted = wanted;
    }

    /** @param back runs {@code then}, if it is still wanted */
    void ask(Collection<ContentHash> contents, FolderDisk.Back back, Found then) {
        tools.directories().sources(contents).whenComplete((answer, e) -> {
            var found = e == null ? answer : Map.<ContentHash, List<Source>>of();
            look(
                    contents,
                    found,
                    here -> back.run(() -> {
                        trouble = e == null
                                ? NOBODY
                                : String.valueOf(Directories.cause(e).getMessage());
                        then.found(found, e == null, here);
                    }));
        });
    }

    /** Looks on the disk for those that nobody has who is there. */
    private void look(
            Collection<ContentHash> contents, Map<ContentHash, List<Source>> found, Consumer<Set<ContentHash>> then) {
        var missing = contents.stream()
                .filter(content ->
                        found.getOrDefault(content, List.of()).stream().noneMatch(Source::online))
                .toList();
        if (missing.isEmpty()) {
            then.accept(Set.of());
            return;
        }
        try {
            tools.disk()
                    .execute(() -> then.accept(
                            missing.stream().filter(tools.local()::has).collect(Collectors.toSet())));
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before the disk is looked at");
        }
    }

    /** Returns who else may be asked when no directory can be: those who listed the folder are as good as any. */
    List<Source> owners(Line line) {
        return tools.directories().peers(wanted.user()).stream()
                .filter(peer -> links.to(peer).connected())
                .map(peer -> new Source(peer, wanted.user(), FolderLister.path(wanted, line.path()), line.size(), true))
                .toList();
    }

    /** Returns why there are none, for people. */
    String trouble() {
        return trouble;
    }

    /** A file could not be fetched for this reason. */
    void trouble(String reason) {
        trouble = reason;
    }
}
