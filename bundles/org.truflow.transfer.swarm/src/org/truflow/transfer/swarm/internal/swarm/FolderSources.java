package org.truflow.transfer.swarm.internal.swarm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/** Finds sources for the files of a folder, many at a time. Confined to the lane. */
final class FolderSources {
    private static final String NOBODY = "nobody who has it is online";

    private final Tools tools;
    private final Links links;
    private final Wanted.Remote wanted;
    private String trouble = NOBODY;

    interface Found {
        /** @param known whether a directory answered */
        void found(Map<ContentHash, List<Source>> sources, boolean known);
    }

    FolderSources(Tools tools, Links links, Wanted.Remote wanted) {
        this.tools = tools;
        this.links = links;
        this.wanted = wanted;
    }

    /** @param back runs {@code then}, if it is still wanted */
    void ask(Collection<ContentHash> contents, FolderDisk.Back back, Found then) {
        tools.directories()
                .sources(contents)
                .whenComplete((found, e) -> back.run(() -> {
                    trouble = e == null
                            ? NOBODY
                            : String.valueOf(Directories.cause(e).getMessage());
                    then.found(e == null ? found : Map.of(), e == null);
                }));
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
