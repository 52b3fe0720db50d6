package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.session.Target;
import org.truflow.transfer.swarm.internal.plan.Backoff;
import org.truflow.transfer.swarm.internal.plan.Lookup;

/**
 * One peer as a source: its data sessions, shared by all downloads that want something of it, which are asked in turn for
 * the next request. Connects by itself while somebody wants something, again and again with growing waits. Confined to the lane.
 */
final class Link {
    private static final long SECOND = 1_000_000_000L;
    private static final long IDLE = 10 * SECOND;
    private static final long QUEUED = 120 * SECOND;
    private static final long FIRST_WAIT = SECOND / 4;
    private static final long LONGEST_WAIT = 60 * SECOND;
    private static final UploadPlace SERVED = new UploadPlace(0, 0, "");
    private static final long LEAST_PAUSE = 2 * SECOND;

    private final Tools tools;
    private final PeerId peer;
    private final Backoff backoff;
    private final Map<Object, Set<FileFetch>> wants = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private boolean connecting;
    private boolean busy;
    private boolean closed;
    private long tried;
    private long retryAt;
    private long used;
    private String trouble = "";
    private String user = "";
    private UploadPlace place = SERVED;

    Link(Tools tools, PeerId peer) {
        this.tools = tools;
        this.peer = peer;
        this.backoff = new Backoff(tools.random(), FIRST_WAIT, LONGEST_WAIT);
        this.retryAt = tools.nanos().getAsLong();
        this.used = retryAt;
    }

    PeerId peer() {
        return peer;
    }

    /** @param name of the user whose peer it is */
    void of(String name) {
        user = name;
    }

    /** Returns our place in its queue for upload slots; empty when we are served, or it has not told. */
    String place() {
        var now = place;
        return now.place() == 0
                ? ""
                : "place " + now.place() + " of " + now.waiting() + " in the upload queue of " + user
                        + (now.reason().isEmpty() ? "" : ": " + now.reason());
    }

    void placed(UploadPlace told) {
        place = told;
        if (told.place() == 0) {
            heard();
            retryAt = tools.nanos().getAsLong();
            pump();
        }
    }

    /** Bytes came: it serves us. */
    void served() {
        place = SERVED;
    }

    /** @param group fetches of one group come in order, groups in turn */
    void want(Object group, FileFetch fetch) {
        wants.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(fetch);
    }

    void unwant(Object group, FileFetch fetch) {
        var fetches = Lookup.find(wants, group);
        if (fetches != null && fetches.remove(fetch) && fetches.isEmpty()) {
            wants.remove(group);
        }
    }

    /** Returns whether it is connected and serves, or may soon. Nobody keeps a turn for one that is busy: others want it. */
    boolean hopeful() {
        return lines.isEmpty() ? backoff.failures() == 0 : !busy;
    }

    boolean connected() {
        return !lines.isEmpty();
    }

    /** Returns why it cannot be reached; empty if it can. */
    String trouble() {
        return trouble;
    }

    /** Sends requests while there are any, and connects if there is need. */
    void pump() {
        if (closed) {
            return;
        }
        var now = tools.nanos().getAsLong();
        if (wants.isEmpty()) {
            // What is still on its way is wanted by nobody: others were faster. The end of the session takes it back.
            var useless = lines.stream().anyMatch(line -> line.window().waiting() > 0);
            // Whoever leaves loses the place in the queue.
            if (now - used > (place.place() > 0 ? QUEUED : useless ? SECOND : IDLE)) {
                closeLines("nothing more to fetch");
            }
            return;
        }
        used = now;
        if (now - retryAt < 0) {
            return;
        }
        if (lines.isEmpty()) {
            connect(now);
        }
        for (var line : List.copyOf(lines)) {
            while (line.hasRoom() && tools.gate().isOpen(user, now)) {
                var ask = next(line, now);
                if (ask == null) {
                    break;
                }
                line.send(ask);
                tools.gate().asked(user, ask.weight(), now);
            }
        }
    }

    private @Nullable Ask<?> next(Line line, long now) {
        for (var group : List.copyOf(wants.keySet())) {
            var fetches = Lookup.find(wants, group);
            if (fetches == null) {
                continue;
            }
            for (var fetch : fetches) {
                var ask = fetch.next(line, now);
                if (ask != null) {
                    // To the end of the line: the next group comes first now.
                    wants.remove(group);
                    wants.put(group, fetches);
                    return ask;
                }
            }
        }
        return null;
    }

    private void connect(long now) {
        if (connecting) {
            return;
        }
        connecting = true;
        tried = now;
        tools.directories().locate(peer).thenCompose(this::connect).whenComplete((session, e) -> {
            if (!tools.lane().execute(() -> connected(session, e)) && e == null) {
                session.close("the transfer engine stops");
            }
        });
    }

    private CompletionStage<Session> connect(List<InetSocketAddress> addresses) {
        return addresses.isEmpty()
                ? CompletableFuture.failedFuture(new IOException("it is offline"))
                : tools.sessions().connect(new Target(addresses, Optional.of(peer), SessionKind.DATA));
    }

    private void connected(@Nullable Session session, @Nullable Throwable e) {
        connecting = false;
        if (session == null) {
            trouble = e == null
                    ? "no session"
                    : String.valueOf(Directories.cause(e).getMessage());
            waitLonger();
        } else if (closed || wants.isEmpty()) {
            session.close("nothing more to fetch");
        } else {
            lines.add(new Line(tools, this, session));
            pump();
        }
    }

    private void waitLonger() {
        retryAt = tools.nanos().getAsLong() + backoff.failed();
    }

    /** An answer came: what was wrong is over. */
    void heard() {
        busy = false;
        if (backoff.failures() > 0) {
            backoff.succeeded();
            trouble = "";
        }
    }

    /** A request of so many bytes over {@code line} failed. */
    void failed(Line line, int bytes, IOException why) {
        tools.gate().refused(user, bytes, tools.nanos().getAsLong());
        if (why instanceof RefusedException refused) {
            if (refused.code() == ErrorCode.TOO_MANY || refused.code() == ErrorCode.UNAVAILABLE) {
                busy(why);
            }
        } else {
            ended(line, why);
        }
    }

    /** It is there and cannot serve now. Many requests are refused at once; that is one failure. */
    private void busy(IOException why) {
        if (tools.nanos().getAsLong() - retryAt >= 0) {
            trouble = String.valueOf(why.getMessage());
            busy = true;
            waitLonger();
        }
    }

    void ended(Line line, IOException why) {
        if (!lines.remove(line)) {
            return;
        }
        place = SERVED;
        line.close("the connection is of no more use");
        for (var fetches : List.copyOf(wants.values())) {
            List.copyOf(fetches).forEach(fetch -> fetch.lost(line));
        }
        if (!closed && !wants.isEmpty()) {
            trouble = String.valueOf(why.getMessage());
            waitLonger();
        }
    }

    /** Something changed at a directory: perhaps it is back. */
    void retrySoon() {
        if (lines.isEmpty()) {
            var soon = Math.max(tools.nanos().getAsLong(), tried + LEAST_PAUSE);
            retryAt = soon - retryAt < 0 ? soon : retryAt;
        }
    }

    /** Returns whether nobody needs it any more. */
    boolean idle() {
        return wants.isEmpty() && lines.isEmpty() && !connecting;
    }

    private void closeLines(String reason) {
        var open = List.copyOf(lines);
        lines.clear();
        open.forEach(line -> line.close(reason));
    }

    void close(String reason) {
        closed = true;
        closeLines(reason);
    }
}
