package org.truflow.chat.history.mvstore.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.Format;
import org.truflow.chat.history.Found;
import org.truflow.chat.history.History;
import org.truflow.chat.history.Summary;
import org.truflow.event.Subscription;
import org.truflow.settings.ChatSettings;
import org.truflow.settings.Settings;
import org.truflow.store.SyncedStore;

/** The history in {@code chat/history.mv} of the data folder. */
@Component(immediate = true)
public final class StoredHistory implements History {
    private static final Logger LOG = LoggerFactory.getLogger(StoredHistory.class);
    private static final int MOST = 1_000;

    /** Messages that are looked at before others get their turn. */
    private static final int SLICE = 500;

    private static final int CARE_MINUTES = 10;

    private final Settings settings;
    private final Clock clock;
    private final SyncedStore store;
    private final Archive archive;
    private final Listeners listeners = new Listeners();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("history-care").daemon().factory());

    @Activate
    public StoredHistory(@Reference Settings settings) throws IOException {
        this(settings, Clock.systemUTC());
        timer.scheduleWithFixedDelay(this::care, 1, CARE_MINUTES, TimeUnit.MINUTES);
    }

    StoredHistory(Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        store = SyncedStore.open(settings.data().resolve("chat").resolve("history.mv"));
        archive = new Archive(store);
    }

    @Deactivate
    void stop() {
        timer.shutdown();
        listeners.stop();
        store.close();
    }

    private void care() {
        try {
            forgetOld();
            store.tidy();
        } catch (IOException | RuntimeException e) {
            LOG.warn("old messages could not be forgotten; tried again later", e);
        }
    }

    /** Forgets what is older than it is to be kept. */
    void forgetOld() throws IOException {
        for (var conversation : store.read(archive::conversations)) {
            var forgotten = store.write(() -> {
                var days = archive.keepDays(conversation, settings.get(ChatSettings.KEEP_DAYS));
                return days > 0
                        && archive.forgetKeptBefore(
                                conversation, clock.instant().minus(Duration.ofDays(days)));
            });
            if (forgotten) {
                listeners.changed(Keys.conversation(conversation));
            }
        }
    }

    @Override
    public List<Message> apply(ConversationId conversation, List<Change> changes) throws IOException {
        var key = Keys.of(conversation);
        var changed = store.write(() -> archive.apply(key, changes));
        if (!changed.isEmpty()) {
            listeners.changed(conversation);
        }
        return changed;
    }

    @Override
    public List<Message> page(ConversationId conversation, long before, int limit) throws IOException {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " messages at once, not " + limit);
        }
        var key = Keys.of(conversation);
        return store.read(() -> archive.before(key, before, limit));
    }

    @Override
    public Optional<Message> find(ConversationId conversation, UUID id) throws IOException {
        var key = Keys.of(conversation);
        return store.read(() -> archive.find(key, id));
    }

    @Override
    public List<Summary> summaries() throws IOException {
        var all = new ArrayList<Summary>();
        for (var key : store.read(archive::conversations)) {
            all.add(summary(Keys.conversation(key)));
        }
        return all;
    }

    @Override
    public Summary summary(ConversationId conversation) throws IOException {
        var key = Keys.of(conversation);
        int days = settings.get(ChatSettings.KEEP_DAYS);
        return store.read(() -> archive.summary(conversation, key, days));
    }

    @Override
    public List<Found> search(String query, Optional<ConversationId> conversation, int limit) throws IOException {
        var words = new Words(query);
        var found = new ArrayList<Found>();
        if (words.isEmpty()) {
            return found;
        }
        var keys = conversation.isPresent() ? List.of(Keys.of(conversation.get())) : store.read(archive::conversations);
        for (var key : keys) {
            var before = Long.MAX_VALUE;
            while (found.size() < limit && before > 0) {
                var at = before;
                var slice = store.read(() -> archive.before(key, at, SLICE));
                for (var message : slice.reversed()) {
                    if (found.size() < limit && words.match(message)) {
                        found.add(new Found(Keys.conversation(key), message));
                    }
                }
                before = slice.isEmpty() ? 0 : slice.getFirst().place();
            }
        }
        return found;
    }

    @Override
    public void export(ConversationId conversation, Format format, Appendable out) throws IOException {
        var key = Keys.of(conversation);
        var after = 0L;
        while (true) {
            var at = after;
            var slice = store.read(() -> archive.after(key, at, SLICE));
            if (slice.isEmpty()) {
                return;
            }
            for (var message : slice) {
                Exporter.write(message, format, out);
            }
            after = slice.getLast().place();
        }
    }

    @Override
    public void clear(ConversationId conversation) throws IOException {
        var key = Keys.of(conversation);
        store.write(() -> {
            archive.clear(key);
            return key;
        });
        listeners.changed(conversation);
    }

    @Override
    public void keep(ConversationId conversation, Optional<Integer> days) throws IOException {
        var key = Keys.of(conversation);
        store.write(() -> {
            archive.keep(key, days.orElse(-1));
            return key;
        });
        forgetOld();
        listeners.changed(conversation);
    }

    @Override
    public Subscription subscribe(HistoryListener listener) {
        return listeners.subscribe(listener);
    }
}
