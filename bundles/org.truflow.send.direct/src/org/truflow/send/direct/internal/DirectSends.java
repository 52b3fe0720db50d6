package org.truflow.send.direct.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.ContentHasher;
import org.truflow.content.RemotePath;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Source;
import org.truflow.directory.SourceDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferChanged;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Sessions;
import org.truflow.send.Incoming;
import org.truflow.send.Line;
import org.truflow.send.SendEvent;
import org.truflow.send.Sending;
import org.truflow.send.Sends;
import org.truflow.send.Trust;
import org.truflow.send.direct.internal.in.Inbox;
import org.truflow.send.direct.internal.in.Sources;
import org.truflow.send.direct.internal.out.Outbox;
import org.truflow.send.direct.internal.out.Serving;
import org.truflow.send.direct.internal.store.Numbers;
import org.truflow.send.direct.internal.store.TrustFile;
import org.truflow.settings.SendSettings;
import org.truflow.settings.Settings;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfers;

/** Direct send from installation to installation. Ends and begins with the network; what was under way goes on. */
@Component(
        service = {Sends.class, MessageHandlers.class, ContentProvider.class, SourceDirectory.class},
        immediate = true)
public final class DirectSends implements Sends, MessageHandlers, ContentProvider, SourceDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DirectSends.class);

    private final People people = new People();
    private final PeerId self;
    private final ExecutorService hashers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("send-timer").daemon().factory());
    private final Events events = new Events(timer, this::event);
    private final Numbers numbers;
    private final TrustFile trust;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Serving serving;
    private final Sources sources;
    private final List<Handler<?>> handlers;
    private volatile @Nullable Transfers transfers;
    private @Nullable Subscription ends;

    @Activate
    public DirectSends(@Reference Sessions sessions, @Reference Settings settings) throws IOException {
        var folder = Files.createDirectories(settings.data().resolve("send"));
        var processors = Runtime.getRuntime().availableProcessors();
        var expires = Duration.ofSeconds(settings.get(SendSettings.EXPIRES));
        var lines = settings.get(SendSettings.FILES);
        self = sessions.self();
        hashers = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().name("send-hash-", 0).daemon().factory());
        numbers = new Numbers(folder.resolve("next"));
        trust = new TrustFile(folder.resolve("trusted"));
        outbox = new Outbox(
                folder.resolve("out"),
                new ContentHasher(hashers, processors),
                expires,
                lines,
                people,
                sessions,
                events::changed);
        var bounds = new Inbox.Bounds(
                settings.get(SendSettings.QUESTIONS), settings.get(SendSettings.QUESTIONS_PER_SENDER), lines, expires);
        inbox = new Inbox(folder.resolve("in"), bounds, numbers, trust, people, this::engine, this::incomingChanged);
        serving = new Serving(outbox);
        sources = new Sources(inbox);
        handlers = List.of(
                MessageHandlers.onRequest(Offer.class, inbox::offered),
                MessageHandlers.onRequest(Withdraw.class, inbox::withdrawn),
                MessageHandlers.onRequest(AskOffered.class, serving::page),
                MessageHandlers.onPush(OfferChanged.class, outbox::changed));
        people.listen(outbox::directoriesChanged);
        outbox.start();
        inbox.start();
        timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private Optional<Transfers> engine() {
        var there = transfers;
        return there == null ? Optional.empty() : Optional.of(there);
    }

    private void tick() {
        try {
            outbox.tick();
            inbox.tick();
        } catch (RuntimeException e) {
            LOG.error("looking for questions that expire failed", e);
        }
    }

    private void incomingChanged(long id) {
        events.changed(id);
        try {
            timer.execute(() -> sources.changed());
        } catch (RejectedExecutionException e) {
            LOG.debug("everything stops before {} is told", id);
        }
    }

    private Optional<SendEvent> event(long id) {
        return outbox.find(id)
                .<SendEvent>map(SendEvent.Out::new)
                .or(() -> inbox.find(id).map(SendEvent.In::new));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDirectory(PeerDirectory directory) {
        people.add(directory);
    }

    void removeDirectory(PeerDirectory directory) {
        people.remove(directory);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void setTransfers(Transfers engine) {
        transfers = engine;
        ends = engine.subscribe(this::downloadChanged);
        inbox.downloadsChanged();
    }

    synchronized void unsetTransfers(Transfers engine) {
        if (engine.equals(transfers)) {
            transfers = null;
            var subscription = ends;
            if (subscription != null) {
                subscription.close();
            }
        }
    }

    private void downloadChanged(Transfer transfer) {
        if (transfer.files() == transfer.filesDone()) {
            inbox.downloadsChanged();
        }
    }

    @Deactivate
    void stop() {
        people.stop();
        outbox.stop();
        inbox.stop();
        timer.shutdownNow();
        hashers.shutdown();
        try {
            numbers.close();
        } catch (IOException e) {
            LOG.warn("some numbers of sends are lost", e);
        }
    }

    @Override
    public Sending send(String user, List<Path> paths) throws IOException {
        var peers = people.peers(user);
        if (peers.isEmpty()) {
            throw new IOException("nobody is called " + user + "; lap lists the people");
        }
        if (peers.equals(Set.of(self))) {
            throw new IOException(user + " is you");
        }
        check(paths);
        return outbox.send(numbers.next(), user, peers, paths);
    }

    private static void check(List<Path> paths) throws IOException {
        if (paths.isEmpty() || paths.size() > Offer.MOST_ITEMS) {
            throw new IOException("1 to " + Offer.MOST_ITEMS + " files and folders can be sent at once, not "
                    + paths.size() + "; put them into a folder");
        }
        var names = new HashSet<String>();
        for (var path : paths) {
            var name = path.getFileName();
            if (name == null) {
                throw new IOException(path + " cannot be sent; choose what is in it");
            }
            RemotePath.of(List.of(name.toString()));
            if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
                throw new IOException(
                        path + (Files.exists(path) ? " is neither a file nor a folder" : " is not there"));
            }
            if (!Files.isReadable(path)) {
                throw new IOException(path + " cannot be read: permission denied");
            }
            if (!names.add(name.toString())) {
                throw new IOException("two of them are called " + name + "; send them one after the other");
            }
        }
    }

    @Override
    public void withdraw(long id) {
        outbox.withdraw(id);
    }

    @Override
    public List<Sending> sendings() {
        return outbox.all();
    }

    @Override
    public Optional<Sending> sending(long id) {
        return outbox.find(id);
    }

    @Override
    public List<Incoming> offers() {
        return inbox.all();
    }

    @Override
    public Optional<Incoming> offer(long id) {
        return inbox.find(id);
    }

    @Override
    public int clearSendings() {
        return outbox.clear();
    }

    @Override
    public int clearOffers() {
        return inbox.clear();
    }

    @Override
    public CompletionStage<List<Line>> lines(long id, int first) {
        try {
            var asking = inbox.asking(id);
            return asking.session()
                    .request(new AskOffered(asking.number(), first))
                    .thenApply(page -> page.lines().stream()
                            .map(line -> new Line(line.path(), line.folder(), line.size()))
                            .toList());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void accept(long id, Optional<Path> folder) throws IOException {
        inbox.accept(id, folder);
    }

    @Override
    public void refuse(long id, String reason) throws IOException {
        inbox.refuse(id, reason);
    }

    @Override
    public List<Trust> trusted() {
        return trust.all();
    }

    @Override
    public Trust trust(PeerId peer, String user, Optional<Path> folder) throws IOException {
        var trusted = new Trust(peer, user, folder, Instant.now());
        trust.put(trusted);
        inbox.acceptAll(peer, folder);
        return trusted;
    }

    @Override
    public boolean untrust(PeerId peer) throws IOException {
        return trust.remove(peer);
    }

    @Override
    public Subscription subscribe(Consumer<SendEvent> listener) {
        return events.subscribe(listener);
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    @Override
    public boolean shows(ContentHash content, PeerId asker) {
        return serving.shows(content, asker);
    }

    @Override
    public Optional<OpenContent> open(ContentHash content) throws IOException {
        return serving.open(content);
    }

    @Override
    public String name() {
        return sources.name();
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        return sources.sources(contents);
    }

    @Override
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        return sources.browse(user, path, after, limit);
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return sources.subscribe(listener);
    }
}
