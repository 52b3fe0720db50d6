package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.transfer.swarm.internal.plan.Lookup;
import org.truflow.transfer.swarm.internal.plan.PiecePlan;
import org.truflow.transfer.swarm.internal.plan.SizeClaims;

/** The sources of one content: what each says of the size, who lied, who refuses for now. Confined to the lane. */
final class Contributors {
    private static final Logger LOG = LoggerFactory.getLogger(Contributors.class);
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_HOLD = SECOND;
    private static final long LONGEST_HOLD = 300 * SECOND;

    /** The fetch that they contribute to. */
    interface Listener {
        /** Returns whether the size is beyond doubt. */
        boolean proved();

        /** Nothing of it is wanted any more. */
        void rejected(Contributor source);

        /** Something about sizes or sources is different now. */
        void changed();
    }

    private final Tools tools;
    private final Links links;
    private final Object group;
    private final FileFetch fetch;
    private final ContentHash content;
    private final Listener listener;
    private final Map<PeerId, Contributor> all = new LinkedHashMap<>();
    private final SizeClaims<PeerId> claims = new SizeClaims<>();
    private final HeldPieces held;
    private boolean wanted = true;
    private volatile boolean forEveryone;

    Contributors(Tools tools, Links links, Object group, FileFetch fetch, ContentHash content, Listener listener) {
        this.tools = tools;
        this.links = links;
        this.group = group;
        this.fetch = fetch;
        this.content = content;
        this.listener = listener;
        this.held = new HeldPieces(content, this);
    }

    SizeClaims<PeerId> claims() {
        return claims;
    }

    /** Returns whether some directory says that everyone may see the content. Call from any thread. */
    boolean forEveryone() {
        return forEveryone;
    }

    void offer(Collection<Source> found) {
        for (var source : found) {
            forEveryone = forEveryone || source.forEveryone();
            if (source.online() && !source.peer().equals(tools.sessions().self())) {
                add(source);
            }
        }
    }

    private void add(Source source) {
        var known = Lookup.find(all, source.peer());
        if (known == null) {
            known = new Contributor(source.peer(), source.user(), source.partial(), now());
            known.rejected = tools.liars().lied(source.peer(), content);
            all.put(source.peer(), known);
            if (wanted && !known.rejected) {
                links.to(source.peer()).of(source.user());
                links.to(source.peer()).want(group, fetch);
            }
        }
        if (!known.rejected) {
            claims.heard(source.peer(), source.size());
        }
    }

    @Nullable
    Contributor find(PeerId peer) {
        return Lookup.find(all, peer);
    }

    /** Returns whether some source is connected, or may soon be; then it is worth waiting for. */
    boolean hopeful() {
        var now = tools.nanos().getAsLong();
        return all.values().stream()
                .anyMatch(source -> source.usable(now)
                        && source.promising(now)
                        && links.to(source.peer).hopeful());
    }

    /** Returns the partial ones. */
    List<Contributor> partial() {
        return all.values().stream().filter(source -> source.partial).toList();
    }

    /** Tells {@code owner} what each source gave of a piece that is verified. */
    void gave(Map<PeerId, Integer> bytes, FetchOwner owner) {
        bytes.forEach((peer, count) -> {
            var source = find(peer);
            if (source != null) {
                source.refusals = 0;
                source.newsAt = now();
                owner.got(fetch, peer, source.user, count);
            }
        });
        if (bytes.isEmpty()) {
            owner.found(fetch);
        }
    }

    /** Returns whether no source is known, or all of them lied. */
    boolean hopeless() {
        return all.values().stream().allMatch(source -> source.rejected);
    }

    /** Returns why nothing comes, for people. */
    String trouble() {
        var honest = all.values().stream().filter(source -> !source.rejected).toList();
        if (honest.isEmpty()) {
            return all.isEmpty()
                    ? "nobody who has it is online"
                    : "nobody else who has it is online: what was offered is wrong";
        }
        return honest.stream()
                .map(source -> links.to(source.peer).trouble())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> "those who have it cannot be reached now: " + text)
                .orElse("those who have it do not give it now");
    }

    /** Returns where we stand in the queues of all who are connected; empty if some of them serves us, or nobody is there. */
    String queued() {
        var places = connected().stream().map(peer -> links.to(peer).place()).toList();
        return places.contains("") ? "" : String.join("; ", places);
    }

    /** Returns where fetches stand together, like {@link #queued()}. */
    static String queued(Collection<FileFetch> fetches) {
        var places = fetches.stream()
                .map(fetch -> fetch.contributors().queued())
                .distinct()
                .toList();
        return places.contains("") ? "" : String.join("; ", places);
    }

    /** Returns the sources that are connected and may give something. */
    List<PeerId> connected() {
        var now = tools.nanos().getAsLong();
        return all.values().stream()
                .filter(source -> source.usable(now) && links.to(source.peer).connected())
                .map(source -> source.peer)
                .toList();
    }

    long now() {
        return tools.nanos().getAsLong();
    }

    void pump() {
        List.copyOf(all.keySet()).forEach(peer -> links.to(peer).pump());
    }

    /** Nothing more is to be asked. */
    void unwant() {
        wanted = false;
        all.keySet().forEach(peer -> links.to(peer).unwant(group, fetch));
    }

    /**
     * Sees to it that those who contradict each other, or a proved size, are asked themselves; those who still do are liars.
     *
     * @param proved the size beyond doubt, or -1
     */
    void confirm(long proved) {
        if (proved < 0 && !claims.disputed()) {
            return;
        }
        for (var source : List.copyOf(all.values())) {
            var agrees = proved >= 0 && claims.standsFor(source.peer, proved);
            if (agrees && source.suspect) {
                reject(source, "gave wrong bytes");
            }
            if (source.rejected || agrees) {
                continue;
            }
            if (!claims.own(source.peer)) {
                source.toConfirm = !source.confirming;
            } else if (proved >= 0) {
                reject(source, "says that it has another size");
            }
        }
    }

    /** No content of that hash has {@code size} bytes. Of whom only a directory said so is asked itself. */
    void rejectAllFor(long size, String why) {
        for (var source : List.copyOf(all.values())) {
            if (claims.standsFor(source.peer, size)) {
                if (claims.own(source.peer)) {
                    reject(source, why);
                } else {
                    claims.forget(source.peer);
                    source.toConfirm = !source.confirming;
                }
            }
        }
    }

    /**
     * A source gave something wrong. Before the size is sure, a directory may have lied about it: then the source is asked first.
     */
    void lied(Contributor source, String how) {
        if (listener.proved() || claims.own(source.peer)) {
            reject(source, how);
        } else {
            source.suspect = true;
            source.toConfirm = true;
        }
        listener.changed();
    }

    private void reject(Contributor source, String how) {
        if (!source.rejected) {
            LOG.warn("{} ({}) is no longer asked for {}: {}", source.user, source.peer.toShortString(), content, how);
            source.rejected = true;
            tools.liars().remember(source.peer, content);
            claims.forget(source.peer);
            links.to(source.peer).unwant(group, fetch);
            listener.rejected(source);
        }
    }

    /** A source says itself how large the content is. */
    void said(Contributor source, long size) {
        if (!source.rejected) {
            claims.said(source.peer, size);
            listener.changed();
        }
    }

    /** A source does not want to; perhaps later. What the whole peer refuses is for the link to see. */
    void refused(Contributor source, IOException why) {
        if (!(why instanceof RefusedException refused)) {
            return;
        }
        switch (refused.code()) {
            case TOO_MANY, UNAVAILABLE -> {
                // Not this content's fault: the link waits.
            }
            case BAD_REQUEST, TOO_LARGE -> {
                source.toConfirm = !claims.own(source.peer);
                hold(source);
            }
            default -> hold(source);
        }
    }

    /** Many requests are refused at once; that is one refusal. */
    private void hold(Contributor source) {
        var now = tools.nanos().getAsLong();
        if (source.usable(now)) {
            var hold = Math.min(LONGEST_HOLD, FIRST_HOLD << Math.min(source.refusals, 20));
            source.holdUntil = now + hold + tools.random().nextLong(hold / 2);
            source.refusals++;
        }
    }

    /** From now on this plan hears what partial sources have. */
    void tell(PiecePlan<PeerId> plan) {
        held.tell(plan);
    }

    /** Returns whether {@code source} may be asked for pieces of a content of {@code size}. */
    boolean mayGive(Contributor source, long size) {
        return !source.suspect && !HeldPieces.unknown(source) && claims.standsFor(source.peer, size);
    }

    /** Returns the question for size or pieces, if the source must be asked that before anything else. */
    @Nullable
    Ask<?> question(Contributor source, long now) {
        if (!source.toConfirm) {
            return held.next(source, now);
        }
        source.toConfirm = false;
        source.confirming = true;
        return new SizeAsk(source);
    }

    private final class SizeAsk implements Ask<ContentOffered> {
        private final Contributor source;

        SizeAsk(Contributor source) {
            this.source = source;
        }

        @Override
        public Message.Request<ContentOffered> request() {
            return new AskContent(content);
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void answered(ContentOffered offered) {
            source.confirming = false;
            var same = claims.standsFor(source.peer, offered.size());
            claims.said(source.peer, offered.size());
            if (source.suspect && same) {
                reject(source, "gave wrong bytes");
            }
            source.suspect = false;
            listener.changed();
        }

        @Override
        public void failed(IOException why) {
            source.confirming = false;
            source.toConfirm = true;
            if (source.suspect && why instanceof RefusedException) {
                reject(source, "gave wrong bytes, and now: " + why.getMessage());
            }
            refused(source, why);
            listener.changed();
        }
    }
}
