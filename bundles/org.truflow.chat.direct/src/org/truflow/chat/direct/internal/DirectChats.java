package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ChatEvent;
import org.truflow.chat.Chats;
import org.truflow.chat.Conversation;
import org.truflow.chat.Draft;
import org.truflow.chat.Message;
import org.truflow.chat.direct.internal.post.Correspondents;
import org.truflow.chat.direct.internal.post.Couriers;
import org.truflow.chat.direct.internal.post.Inbox;
import org.truflow.chat.direct.internal.post.Lines;
import org.truflow.chat.direct.internal.post.Mail;
import org.truflow.chat.direct.internal.post.Outbox;
import org.truflow.chat.direct.internal.seal.ChatKey;
import org.truflow.chat.direct.internal.seal.SafetyWords;
import org.truflow.chat.history.History;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.directory.PeerDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.protocol.chat.AskChatKey;
import org.truflow.protocol.chat.Letters;
import org.truflow.protocol.chat.Typing;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Sessions;
import org.truflow.settings.ChatSettings;
import org.truflow.settings.Settings;
import org.truflow.store.SyncedStore;

/** Private talk from installation to installation. Ends and begins with the network and the history; what waits goes on. */
@Component(
        service = {Chats.class, MessageHandlers.class},
        immediate = true)
public final class DirectChats implements Chats, MessageHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(DirectChats.class);
    private static final int LOOK_MILLIS = 200;
    private static final int TIDY_MINUTES = 10;

    private final Settings settings;
    private final PeerId self;
    private final People people = new People();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("chat-timer").daemon().factory());
    private final Events events = new Events();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final SyncedStore store;
    private final KeyBook book;
    private final Circle circle;
    private final Talk talk;
    private final Writing writing;
    private final Couriers couriers;
    private final Mail mail;
    private final MailRound round;
    private final List<Handler<?>> handlers;

    @Activate
    public DirectChats(
            @Reference Sessions sessions,
            @Reference Identity identity,
            @Reference History history,
            @Reference Settings settings)
            throws IOException {
        this.settings = settings;
        self = sessions.self();
        var folder = Files.createDirectories(settings.data().resolve("chat"));
        var key = ChatKey.open(folder.resolve("key"), identity);
        store = SyncedStore.open(folder.resolve("direct.mv"));
        var outbox = new Outbox(store);
        var correspondents = new Correspondents(store);
        var lines = new Lines();
        book = new KeyBook(store);
        circle = new Circle(self, people, book, outbox, store, this::turned);
        talk = new Talk(circle, book, outbox, history, events, new Typists(timer, this::turned));
        mail = new Mail(outbox, correspondents, key);
        couriers = new Couriers(talk, outbox, people, sessions, lines, key, correspondents, mail);
        writing = new Writing(self, circle, outbox, history, settings.get(ChatSettings.QUEUED), (user, said, to) -> {
            couriers.send(to);
            talk.said(user, said);
        });
        writing.recover();
        talk.start(couriers);
        var budget = new Budget(settings.get(ChatSettings.PER_MINUTE), System::nanoTime);
        var desk = new Reception(
                people,
                circle,
                book,
                lines,
                key,
                correspondents,
                new Inbox(store, key, budget),
                couriers,
                talk,
                (user, peer) -> new Reading(history, user, peer, circle.isSelf(user), talk::said));
        round = new MailRound(mail, desk);
        handlers = List.of(
                MessageHandlers.onRequest(AskChatKey.class, desk::key),
                MessageHandlers.onRequest(Letters.class, desk::letters),
                MessageHandlers.onPush(Typing.class, desk::typing));
        people.listen(this::directoriesChanged);
        timer.scheduleWithFixedDelay(this::tidy, TIDY_MINUTES, TIDY_MINUTES, TimeUnit.MINUTES);
        couriers.wake();
    }

    private void turned(String user) {
        talk.turned(user);
    }

    private void directoriesChanged() {
        if (looking.compareAndSet(false, true)) {
            try {
                timer.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("everything stops before it is seen who came or went");
            }
        }
    }

    private void look() {
        looking.set(false);
        try {
            circle.look();
        } catch (IOException | RuntimeException e) {
            LOG.error("changes of keys cannot be kept", e);
        }
        couriers.wake();
    }

    private void tidy() {
        try {
            store.tidy();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the file of what waits cannot be made smaller", e);
        }
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
    void setMailbox(Mailbox mailbox) {
        mail.use(mailbox);
        round.begin(mailbox);
        couriers.wake();
    }

    void unsetMailbox(Mailbox mailbox) {
        if (mail.box().filter(mailbox::equals).isPresent()) {
            mail.use(null);
            round.end();
        }
    }

    @Deactivate
    void stop() {
        round.end();
        people.stop();
        couriers.stop();
        timer.shutdownNow();
        events.stop();
        store.close();
    }

    @Override
    public Message send(String user, Draft draft) throws IOException {
        return writing.send(user, draft);
    }

    @Override
    public Message edit(String user, UUID id, String text) throws IOException {
        return writing.edit(user, id, text);
    }

    @Override
    public Message delete(String user, UUID id) throws IOException {
        return writing.delete(user, id);
    }

    @Override
    public void markRead(String user, UUID upTo) throws IOException {
        writing.markRead(user, upTo, settings.get(ChatSettings.TELL_READ));
    }

    @Override
    public void typing(String user, boolean now) {
        for (var peer : circle.accepted(user)) {
            if (circle.mayGo(peer)) {
                couriers.line(peer).ifPresent(session -> session.push(new Typing(now)));
            }
        }
    }

    @Override
    public List<Conversation> conversations() throws IOException {
        return talk.conversations();
    }

    @Override
    public Conversation conversation(String user) throws IOException {
        return talk.conversation(user);
    }

    @Override
    public List<String> pendingKeys() {
        return book.pending();
    }

    @Override
    public void acceptKeys(String user, Set<PeerId> keys) throws IOException {
        circle.accept(user, keys);
        couriers.wake();
    }

    @Override
    public List<String> safetyWords(PeerId other) {
        return SafetyWords.of(self, other);
    }

    @Override
    public void clear(String user) throws IOException {
        talk.clear(user);
    }

    @Override
    public Optional<String> name() {
        return circle.name();
    }

    @Override
    public Subscription subscribe(Consumer<ChatEvent> listener) {
        return events.subscribe(listener);
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }
}
