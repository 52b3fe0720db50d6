package org.truflow.send.direct.internal.out;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.ContentHasher;
import org.truflow.id.PeerId;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferChanged;
import org.truflow.protocol.send.OfferHeard;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions;
import org.truflow.send.Sending;
import org.truflow.send.direct.internal.People;
import org.truflow.send.direct.internal.out.Sent.Stage;
import org.truflow.send.direct.internal.store.Contents;
import org.truflow.send.direct.internal.store.SafeFile;

/** What is sent from here. Every change is on disk before anyone is told. For several threads. */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_OPEN = 1_000;
    private static final int MOST_OVER = 300;
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final Path folder;
    private final Duration expires;
    private final LongConsumer changed;
    private final Packer packer;
    private final Couriers couriers;
    private final ConcurrentSkipListMap<Long, Out> outs = new ConcurrentSkipListMap<>();
    private volatile boolean stopped;

    /**
     * @param folder of what is sent; {@code mostLines} of one list
     * @param changed told of the number of what changed; must not wait
     */
    public Outbox(
            Path folder,
            ContentHasher hasher,
            Duration expires,
            int mostLines,
            People people,
            Sessions sessions,
            LongConsumer changed)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.expires = expires;
        this.changed = changed;
        this.packer = new Packer(this, hasher, mostLines, changed);
        this.couriers = new Couriers(this, people, sessions);
        load();
    }

    private void load() throws IOException {
        try (var folders = Files.newDirectoryStream(folder)) {
            for (var each : folders) {
                var parcel = new Parcel(each);
                try {
                    var out = new Out(parcel, SafeFile.read(parcel.state(), Sent::read));
                    out.sent.asked().ifPresent(asked -> out.deadline = deadline(asked));
                    outs.put(out.sent.id(), out);
                } catch (IOException e) {
                    LOG.warn("{} holds nothing that can be sent and is left alone: {}", each, e.getMessage());
                }
            }
        }
    }

    /** A clock that was set meanwhile gives the other at most the whole time again. */
    private long deadline(Instant asked) {
        var passed = Duration.between(asked, Instant.now());
        var left = passed.isNegative() ? expires : expires.minus(passed);
        return System.nanoTime() + left.toNanos();
    }

    /** Goes on with everything that is not over. */
    public void start() {
        outs.values().forEach(out -> {
            if (out.sent.stage() == Stage.PREPARING) {
                packer.pack(out);
            } else {
                couriers.send(out.sent);
            }
        });
    }

    /** @param paths that are there, with different names */
    public synchronized Sending send(long id, String user, Set<PeerId> peers, List<Path> paths) throws IOException {
        if (outs.values().stream().filter(out -> !out.sent.stage().over()).count() >= MOST_OPEN) {
            throw new IOException(MOST_OPEN + " sends are under way; wait, or withdraw some");
        }
        var parcel = new Parcel(Files.createDirectories(folder.resolve(String.valueOf(id))));
        var number = RANDOM.nextLong(1, Long.MAX_VALUE);
        var out = new Out(parcel, Sent.begin(id, number, user, peers, paths, Instant.now()));
        SafeFile.write(parcel.state(), out.sent::write);
        SafeFile.sync(parcel.folder());
        outs.put(id, out);
        prune(MOST_OVER);
        packer.pack(out);
        changed.accept(id);
        return snapshot(out);
    }

    /** Forgets what is over. Returns how many. */
    public synchronized int clear() {
        return prune(0);
    }

    private int prune(int most) {
        var over = outs.values().stream()
                .filter(out -> out.sent.stage().over() && !out.sent.tell())
                .toList();
        var oldest = over.subList(0, Math.max(0, over.size() - most));
        for (var out : oldest) {
            outs.remove(out.sent.id());
            try {
                out.parcel.delete();
            } catch (IOException e) {
                LOG.warn("what is kept of send {} cannot be deleted", out.sent.id(), e);
            }
        }
        return oldest.size();
    }

    synchronized void prepared(Out out, Contents contents) {
        if (out.sent.stage() == Stage.PREPARING && !stopped) {
            keep(out, out.sent.prepared(contents));
            couriers.send(out.sent);
        }
    }

    synchronized void cannotBeSent(Out out, String why) {
        if (out.sent.stage() == Stage.PREPARING && !stopped) {
            over(out, Stage.FAILED, why, false);
        }
    }

    private void keep(Out out, Sent next) {
        out.sent = next;
        try {
            SafeFile.write(out.parcel.state(), next::write);
        } catch (IOException e) {
            LOG.error("the change of send {} cannot be kept: a restart will not know of it", next.id(), e);
        }
        changed.accept(next.id());
    }

    private void over(Out out, Stage stage, String text, boolean tell) {
        out.cancelled = true;
        out.trouble = "";
        keep(out, out.sent.stage(stage, text, tell));
        try {
            out.parcel.clear();
        } catch (IOException e) {
            LOG.warn("what is kept of send {} cannot be deleted", out.sent.id(), e);
        }
        if (tell) {
            couriers.send(out.sent);
        }
    }

    public synchronized void withdraw(long id) {
        var out = Optional.ofNullable(outs.get(id));
        if (out.isPresent() && !out.get().sent.stage().over()) {
            over(
                    out.get(),
                    Stage.WITHDRAWN,
                    "the sender took it back",
                    out.get().sent.peer().isPresent());
        }
    }

    /** A file is not any more what was offered. */
    synchronized void spoiled(Out out, String name) {
        if (!out.sent.stage().over()) {
            over(out, Stage.FAILED, name + " was changed since it was offered; send it again", true);
        }
    }

    public synchronized List<Sending> all() {
        return outs.values().stream().map(Outbox::snapshot).toList();
    }

    public synchronized Optional<Sending> find(long id) {
        return Optional.ofNullable(outs.get(id)).map(Outbox::snapshot);
    }

    private static Sending snapshot(Out out) {
        return out.snapshot(System.nanoTime(), Instant.now());
    }

    /** Returns what may be fetched by {@code asker} now. */
    synchronized List<Out> servedTo(PeerId asker) {
        return outs.values().stream()
                .filter(out -> out.sent.stage() == Stage.ACCEPTED
                        && out.sent.peer().filter(asker::equals).isPresent())
                .toList();
    }

    /** Returns what may be fetched by anybody now. */
    synchronized List<Out> served() {
        return outs.values().stream()
                .filter(out -> out.sent.stage() == Stage.ACCEPTED)
                .toList();
    }

    /** Returns the open offer of a number to whoever has one of these keys. */
    synchronized Optional<Out> open(long number, List<PeerId> keys) {
        return outs.values().stream()
                .filter(out -> out.sent.number() == number
                        && (out.sent.stage() == Stage.OPEN || out.sent.stage() == Stage.ACCEPTED)
                        && out.sent.peer().filter(keys::contains).isPresent())
                .findFirst();
    }

    /** The other tells how an offer stands. */
    public void changed(Session from, OfferChanged push) {
        open(push.number(), People.keys(from)).ifPresent(out -> heard(out, push.now()));
    }

    /** Gives up what nobody answered in time; called about once a second. */
    public synchronized void tick() {
        var now = System.nanoTime();
        for (var out : outs.values()) {
            if (out.sent.stage() == Stage.OPEN && out.sent.asked().isPresent() && now - out.deadline >= 0) {
                over(out, Stage.EXPIRED, "nobody answered in time", true);
            }
        }
    }

    public void directoriesChanged() {
        couriers.wake();
    }

    public void stop() {
        stopped = true;
        packer.stop();
        couriers.stop();
    }

    // What couriers ask and tell.

    /** Returns whether there is something to tell {@code peer}, or to wait for. */
    synchronized boolean wants(PeerId peer) {
        return !stopped && outs.values().stream().anyMatch(out -> out.sent.isFor(peer) && concerns(out.sent));
    }

    private static boolean concerns(Sent sent) {
        return sent.stage() == Stage.OPEN || sent.stage() == Stage.ACCEPTED || sent.tell();
    }

    /** Something to tell. */
    sealed interface Letter {
        record Ask(Out out, Offer offer) implements Letter {}

        record TakeBack(Out out, Withdraw withdraw) implements Letter {}
    }

    /** @return empty if the other was told of everything in this session */
    synchronized Optional<Letter> next(PeerId peer, Session session) {
        var now = System.nanoTime();
        for (var out : outs.values()) {
            var sent = out.sent;
            if (!sent.isFor(peer) || !concerns(sent) || out.refused && now - out.retryAt < 0) {
                continue;
            }
            if (sent.tell()) {
                return Optional.of(new Letter.TakeBack(out, new Withdraw(sent.number(), sent.text())));
            }
            if (out.told != session) {
                if (!sent.peer().filter(session.remote()::equals).isPresent()) {
                    keep(out, sent.bound(session.remote()));
                    couriers.send(out.sent);
                }
                return Optional.of(new Letter.Ask(out, offer(out, now)));
            }
        }
        return Optional.empty();
    }

    private Offer offer(Out out, long now) {
        var left = out.sent.asked().isPresent() ? Duration.ofNanos(out.deadline - now) : expires;
        var what = out.sent.contents();
        return new Offer(
                out.sent.number(),
                what.items().stream()
                        .map(item -> new Offer.Item(item.name(), item.folder(), item.files(), item.size()))
                        .toList(),
                what.files(),
                what.size(),
                what.lines(),
                what.hash(),
                (int) Math.clamp(left.toSeconds(), 1, Offer.MOST_SECONDS));
    }

    /** The other answered an offer in {@code session}. */
    synchronized void told(Out out, Session session, OfferHeard heard) {
        out.told = session;
        out.trouble = "";
        out.refused = false;
        heard(out, heard);
    }

    private synchronized void heard(Out out, OfferHeard heard) {
        if (out.sent.stage().over()) {
            return;
        }
        out.speed.note(System.nanoTime(), heard.done());
        out.note = heard.reason();
        var what = out.sent.contents();
        var sent = out.sent.progress(Math.min(what.size(), heard.done()), Math.min(what.files(), heard.filesDone()));
        switch (heard.standing()) {
            case ASKED -> {
                if (sent.asked().isEmpty() || sent.stage() == Stage.ACCEPTED) {
                    out.deadline = System.nanoTime() + expires.toNanos();
                    keep(out, sent.asked(Instant.now()).stage(Stage.OPEN, "", false));
                }
            }
            case ACCEPTED -> {
                if (sent.stage() == Stage.OPEN) {
                    keep(out, sent.stage(Stage.ACCEPTED, "", false));
                } else {
                    out.sent = sent;
                    changed.accept(sent.id());
                }
            }
            case REFUSED -> over(out, Stage.REFUSED, heard.reason(), false);
            case EXPIRED -> over(out, Stage.EXPIRED, "", false);
            case DONE -> {
                out.sent = sent.progress(sent.contents().size(), sent.contents().files());
                over(out, Stage.COMPLETED, "", false);
            }
            case ENDED -> over(out, Stage.ENDED, heard.reason(), false);
        }
    }

    synchronized void tookBack(Out out) {
        keep(out, out.sent.stage(out.sent.stage(), out.sent.text(), false));
        prune(MOST_OVER);
    }

    /** The other could not take it. */
    synchronized void refused(Out out, RefusedException why) {
        out.refused = true;
        out.retryAt = System.nanoTime() + RETRY.toNanos();
        if (out.sent.stage().over()) {
            return;
        }
        switch (why.code()) {
            case BAD_REQUEST, TOO_LARGE -> over(out, Stage.FAILED, String.valueOf(why.getMessage()), false);
            case UNKNOWN_OPCODE ->
                trouble(out, "the program of " + out.sent.user() + " cannot take what is sent directly");
            case UNAVAILABLE -> trouble(out, "the program of " + out.sent.user() + " cannot take it at the moment");
            default -> trouble(out, out.sent.user() + " cannot be asked now: " + why.getMessage());
        }
    }

    private void trouble(Out out, String why) {
        if (!out.trouble.equals(why)) {
            out.trouble = why;
            changed.accept(out.sent.id());
        }
    }

    /** Nobody can be told anything at {@code peer} now. @param why with a place for the name, or a whole sentence */
    synchronized void away(PeerId peer, String why) {
        for (var out : outs.values()) {
            if (out.sent.isFor(peer) && !out.sent.stage().over() && out.sent.stage() != Stage.PREPARING) {
                trouble(out, why.replace("%s", out.sent.user()));
            }
        }
    }
}
