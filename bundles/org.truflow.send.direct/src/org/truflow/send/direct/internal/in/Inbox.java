package org.truflow.send.direct.internal.in;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferChanged;
import org.truflow.protocol.send.OfferHeard;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.send.Withdrawn;
import org.truflow.protocol.session.Session;
import org.truflow.send.Incoming;
import org.truflow.send.Trust;
import org.truflow.send.direct.internal.People;
import org.truflow.send.direct.internal.in.Received.Stage;
import org.truflow.send.direct.internal.store.Numbers;
import org.truflow.send.direct.internal.store.SafeFile;
import org.truflow.send.direct.internal.store.TrustFile;

/** What others want to send here. A question is in memory only; an answer is on disk before the sender hears of it. For several threads. */
public final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int MOST_ACCEPTED = 1_000;
    private static final int MOST_OVER = 300;

    /** How many there may be. @param lines of one list; {@code expires} the longest a question stays open */
    public record Bounds(int questions, int questionsPerSender, int lines, Duration expires) {}

    private final Path folder;
    private final Bounds bounds;
    private final Numbers numbers;
    private final TrustFile trust;
    private final People people;
    private final LongConsumer changed;
    private final Fetching fetching;
    private final ConcurrentSkipListMap<Long, In> ins = new ConcurrentSkipListMap<>();
    private boolean stopped;

    /** @param changed told of the number of what changed; must not wait */
    public Inbox(
            Path folder,
            Bounds bounds,
            Numbers numbers,
            TrustFile trust,
            People people,
            Downloads downloads,
            LongConsumer changed)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.bounds = bounds;
        this.numbers = numbers;
        this.trust = trust;
        this.people = people;
        this.changed = changed;
        this.fetching = new Fetching(this, downloads);
        load();
    }

    private void load() throws IOException {
        try (var folders = Files.newDirectoryStream(folder)) {
            for (var each : folders) {
                try {
                    var in = new In(each, SafeFile.read(each.resolve("state"), Received::read));
                    ins.put(in.received.id(), in);
                } catch (IOException e) {
                    LOG.warn("{} holds nothing that was offered and is left alone: {}", each, e.getMessage());
                }
            }
        }
    }

    /** Goes on with everything that was accepted. */
    public void start() {
        ins.values().forEach(fetching::goOn);
    }

    /** Answers an offer. */
    public OfferHeard offered(Session from, Offer offer) throws IOException {
        synchronized (this) {
            checkRunning();
            var known = find(People.keys(from), offer.number());
            if (known.isPresent()) {
                return again(known.get(), from);
            }
        }
        var contents = OfferCheck.contents(offer);
        if (offer.entries() > bounds.lines()) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "at most " + bounds.lines() + " files and folders at once are taken here",
                    "send parts of it one by one");
        }
        var trusted = trust.find(People.keys(from));
        var user = people.user(from)
                .or(() -> trusted.map(Trust::user))
                .orElseThrow(() -> people.complete()
                        ? new RefusedException(
                                ErrorCode.FORBIDDEN,
                                "strangers cannot send anything here",
                                "register at the same tracker")
                        : new RefusedException(
                                ErrorCode.UNAVAILABLE,
                                "who is registered is not known here at the moment",
                                "try again later"));
        synchronized (this) {
            checkRunning();
            var since = find(People.keys(from), offer.number());
            if (since.isPresent()) {
                return again(since.get(), from);
            }
            checkRoom(from);
            var id = numbers.next();
            var in = new In(
                    folder.resolve(String.valueOf(id)),
                    Received.ask(id, from.remote(), user, offer.number(), contents, Instant.now()));
            in.deadline = System.nanoTime()
                    + Math.min(
                            bounds.expires().toNanos(),
                            Duration.ofSeconds(offer.seconds()).toNanos());
            meet(in, from);
            ins.put(id, in);
            if (trusted.isPresent()) {
                accept(in, trusted.get().folder());
            }
            changed.accept(id);
            return in.standing();
        }
    }

    private void checkRunning() throws RefusedException {
        if (stopped) {
            throw new RefusedException(ErrorCode.UNAVAILABLE, "direct send stops here", "try again later");
        }
    }

    private void checkRoom(Session from) throws RefusedException {
        var open = ins.values().stream()
                .filter(in -> in.received.stage() == Stage.ASKED)
                .toList();
        var own = open.stream()
                .filter(in -> People.keys(from).contains(in.received.peer()))
                .count();
        var accepted = ins.values().stream()
                .filter(in -> in.received.stage() == Stage.ACCEPTED)
                .count();
        if (own >= bounds.questionsPerSender() || open.size() >= bounds.questions() || accepted >= MOST_ACCEPTED) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY, "too many offers are open there", "wait until some are answered");
        }
    }

    private OfferHeard again(In in, Session from) {
        meet(in, from);
        if (!in.received.peer().equals(from.remote())) {
            in.received = in.received.from(from.remote());
            if (in.received.stage() != Stage.ASKED) {
                write(in);
            }
        }
        in.wake.release();
        changed.accept(in.received.id());
        return in.standing();
    }

    private void meet(In in, Session from) {
        in.session = from;
        from.closed().thenRun(() -> {
            in.wake.release();
            changed.accept(in.received.id());
        });
    }

    private Optional<In> find(List<PeerId> keys, long number) {
        return ins.values().stream()
                .filter(in -> in.received.number() == number && keys.contains(in.received.peer()))
                .findFirst();
    }

    /** The sender takes an offer back. */
    public synchronized Withdrawn withdrawn(Session from, Withdraw withdraw) {
        find(People.keys(from), withdraw.number())
                .filter(in -> !in.received.stage().over())
                .ifPresent(in -> {
                    var question = in.received.stage() == Stage.ASKED;
                    var late = question && System.nanoTime() - in.deadline >= 0;
                    over(in, late ? Stage.EXPIRED : Stage.WITHDRAWN, withdraw.reason(), question);
                });
        return new Withdrawn();
    }

    public synchronized void accept(long id, Optional<Path> where) throws IOException {
        accept(asked(id), where);
    }

    private void accept(In in, Optional<Path> where) throws IOException {
        var next = in.received.accepted(where);
        Files.createDirectories(in.folder);
        SafeFile.write(in.state(), next::write);
        SafeFile.sync(in.folder);
        in.received = next;
        tell(in);
        fetching.goOn(in);
    }

    /** Accepts every open question of someone who is trusted from now on. */
    public synchronized void acceptAll(PeerId peer, Optional<Path> where) throws IOException {
        for (var in : ins.values()) {
            if (in.received.stage() == Stage.ASKED && in.received.peer().equals(peer)) {
                accept(in, where);
            }
        }
    }

    public synchronized void refuse(long id, String reason) throws IOException {
        var in = asked(id);
        Files.createDirectories(in.folder);
        over(in, Stage.REFUSED, reason, true);
    }

    private In asked(long id) throws IOException {
        var in = Optional.ofNullable(ins.get(id))
                .orElseThrow(() -> new IOException("there is no offer " + id + "; offers lists them"));
        if (in.received.stage() != Stage.ASKED) {
            throw new IOException("the offer " + id + " is not open any more: it is "
                    + in.received.stage().name().toLowerCase(Locale.ROOT));
        }
        return in;
    }

    /** @param clean whether no download has to be cancelled */
    synchronized void over(In in, Stage stage, String text, boolean clean) {
        if (in.received.stage().over()) {
            return;
        }
        var question = in.received.stage() == Stage.ASKED && stage != Stage.REFUSED;
        in.received = in.received.stage(stage, text, clean);
        in.trouble = "";
        // Of a question that was never answered nothing is kept.
        if (!question) {
            write(in);
            in.forgetList();
        }
        tell(in);
        in.wake.release();
        prune(MOST_OVER);
    }

    synchronized void keep(In in, Received next) {
        in.received = next;
        write(in);
        changed.accept(next.id());
    }

    private static void write(In in) {
        try {
            SafeFile.write(in.state(), in.received::write);
        } catch (IOException e) {
            LOG.error("the change of offer {} cannot be kept: a restart will not know of it", in.received.id(), e);
        }
    }

    /** Tells the sender, if it is there, how the offer stands. */
    synchronized void tell(In in) {
        in.openSession().ifPresent(session -> session.push(new OfferChanged(in.received.number(), in.standing())));
        changed.accept(in.received.id());
    }

    /** Forgets what is over. Returns how many. */
    public synchronized int clear() {
        return prune(0);
    }

    private int prune(int most) {
        var over = new ArrayList<>(ins.values().stream()
                .filter(in -> in.received.stage().over() && in.received.clean())
                .toList());
        var oldest = over.subList(0, Math.max(0, over.size() - most));
        for (var in : oldest) {
            ins.remove(in.received.id());
            try {
                Files.deleteIfExists(in.state());
                Files.deleteIfExists(in.folder);
            } catch (IOException e) {
                LOG.warn("what is kept of offer {} cannot be deleted", in.received.id(), e);
            }
        }
        return oldest.size();
    }

    public synchronized List<Incoming> all() {
        return ins.values().stream().map(Inbox::snapshot).toList();
    }

    public synchronized Optional<Incoming> find(long id) {
        return Optional.ofNullable(ins.get(id)).map(Inbox::snapshot);
    }

    private static Incoming snapshot(In in) {
        return in.snapshot(System.nanoTime(), Instant.now());
    }

    /** Returns it, if its list is here and it is being fetched. */
    synchronized Optional<In> fetched(long id) {
        return Optional.ofNullable(ins.get(id)).filter(in -> in.received.stage() == Stage.ACCEPTED);
    }

    synchronized List<In> fetched() {
        return ins.values().stream()
                .filter(in -> in.received.stage() == Stage.ACCEPTED)
                .toList();
    }

    /** Returns the number of an offer with the sender, and its session. */
    public synchronized Asking asking(long id) throws IOException {
        var in = Optional.ofNullable(ins.get(id))
                .orElseThrow(() -> new IOException("there is no offer " + id + "; offers lists them"));
        return new Asking(
                in.received.number(),
                in.openSession().orElseThrow(() -> new IOException(in.received.user() + " is offline")));
    }

    /** Whom to ask about an offer. */
    public record Asking(long number, Session session) {}

    /** Gives up what nobody answered in time; called about once a second. */
    public synchronized void tick() {
        var now = System.nanoTime();
        for (var in : ins.values()) {
            if (in.received.stage() == Stage.ASKED && now - in.deadline >= 0) {
                over(in, Stage.EXPIRED, "nobody answered in time", true);
            }
        }
    }

    /** Downloads came, went or changed. */
    public void downloadsChanged() {
        ins.values().forEach(in -> in.wake.release());
    }

    /** Ends the sessions of those who wait for answers, so that they ask again when this side is back. */
    public synchronized void stop() {
        stopped = true;
        fetching.stop();
        for (var in : ins.values()) {
            if (!in.received.stage().over()) {
                in.openSession().ifPresent(session -> session.close("direct send stops"));
            }
            in.closeListing();
        }
    }
}
