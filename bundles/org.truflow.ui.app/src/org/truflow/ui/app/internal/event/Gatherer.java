package org.truflow.ui.app.internal.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.event.Subscription;
import org.truflow.net.Network;
import org.truflow.profile.LogLines;
import org.truflow.send.IncomingState;
import org.truflow.send.SendEvent;
import org.truflow.send.Sends;
import org.truflow.share.Shares;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Level;
import org.truflow.ui.Notice;
import org.truflow.ui.Notices;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;
import org.truflow.ui.app.internal.Preferences;
import org.truflow.ui.app.internal.event.Happening.Kind;

/** Hears what engines and the log say, from the first moment, and puts it into words. */
@Component(service = Gatherer.class, immediate = true)
public final class Gatherer {
    private final Texts texts = Texts.of(Gatherer.class);
    private final EventRing ring = new EventRing(Clock.systemUTC());
    private final Notices notices;
    private final Subscription log;
    private final Map<Object, Subscription> following = new ConcurrentHashMap<>();
    /** States that were told, by id: a download tells of every change. */
    private final Map<Long, Class<?>> told = new ConcurrentHashMap<>();

    @Activate
    public Gatherer(@Reference Notices notices) {
        this.notices = notices;
        log = LogLines.follow(this::line);
    }

    EventRing ring() {
        return ring;
    }

    private void line(LogLines.Line line) {
        var level = switch (line.weight()) {
            case NORMAL -> Level.NORMAL;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.BAD;
        };
        var name = line.logger().substring(line.logger().lastIndexOf('.') + 1);
        ring.add(Kind.PROGRAM, level, name + ": " + line.text());
    }

    // ---- engines

    private void engine(String key, boolean here) {
        ring.add(
                Kind.ENGINE,
                here ? Level.NORMAL : Level.WARNING,
                texts.get(here ? "event.engine.here" : "event.engine.gone", texts.get("engine." + key)));
    }

    @SuppressWarnings("resource") // closed when the engine leaves
    private void follow(Object engine, Supplier<Subscription> subscription) {
        following.put(engine, subscription.get());
    }

    @SuppressWarnings("resource") // closed here
    private void leave(Object engine) {
        Optional.ofNullable(following.remove(engine)).ifPresent(Subscription::close);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addNetwork(Network network) {
        engine("net", true);
    }

    void removeNetwork(Network network) {
        engine("net", false);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addShares(Shares shares) {
        engine("share", true);
    }

    void removeShares(Shares shares) {
        engine("share", false);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransfers(Transfers transfers) {
        engine("transfer", true);
        follow(transfers, () -> transfers.subscribe(this::transfer));
    }

    void removeTransfers(Transfers transfers) {
        engine("transfer", false);
        leave(transfers);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSends(Sends sends) {
        engine("send", true);
        follow(sends, () -> sends.subscribe(this::send));
    }

    void removeSends(Sends sends) {
        engine("send", false);
        leave(sends);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPeerDirectory(PeerDirectory directory) {
        engine("tracker", true);
        var watched = new Watched(directory);
        follow(directory, () -> directory.subscribe(watched::look));
        watched.look();
    }

    void removePeerDirectory(PeerDirectory directory) {
        engine("tracker", false);
        leave(directory);
    }

    @Deactivate
    void stop() {
        log.close();
        new ArrayList<>(following.keySet()).forEach(this::leave);
    }

    // ---- what they tell

    private void transfer(Transfer transfer) {
        var kind = transfer.state().getClass();
        if (kind.equals(told.put(transfer.id(), kind))) {
            return;
        }
        switch (transfer.state()) {
            case TransferState.Completed _ -> add(Kind.TRANSFER, Level.GOOD, "event.transfer.done", transfer.name());
            case TransferState.Failed(var _, var message, var _) ->
                add(Kind.TRANSFER, Level.BAD, "event.transfer.failed", transfer.name(), message);
            case TransferState.Running _ -> add(Kind.TRANSFER, Level.NORMAL, "event.transfer.running", transfer.name());
            case TransferState.Paused _ -> add(Kind.TRANSFER, Level.NORMAL, "event.transfer.paused", transfer.name());
            case TransferState.Cancelled _ ->
                add(Kind.TRANSFER, Level.NORMAL, "event.transfer.cancelled", transfer.name());
            case TransferState.Waiting(var reason) ->
                add(Kind.TRANSFER, Level.NORMAL, "event.transfer.waiting", transfer.name(), reason);
            case TransferState.Forgotten _ -> told.remove(transfer.id());
            case TransferState.Queued _, TransferState.Choosing _, TransferState.Checking _, TransferState.Moving _ -> {
                // The Transfers view shows that.
            }
        }
    }

    private void send(SendEvent event) {
        switch (event) {
            case SendEvent.In(var incoming) -> {
                var kind = incoming.state().getClass();
                if (!kind.equals(told.put(incoming.id(), kind)) && incoming.state() instanceof IncomingState.Asked) {
                    add(Kind.SEND, Level.NORMAL, "event.send.asked", incoming.user(), incoming.files());
                }
            }
            case SendEvent.Out(var sending) -> {
                var kind = sending.state().getClass();
                if (!kind.equals(told.put(sending.id(), kind))
                        && sending.state().over()) {
                    add(Kind.SEND, Level.NORMAL, "event.send.over", sending.user(), kind.getSimpleName());
                }
            }
        }
    }

    private void add(Kind kind, Level level, String key, Object... values) {
        ring.add(kind, level, texts.get(key, values));
    }

    /** A directory whose people and state are compared with those before. Called on one engine thread at a time. */
    private final class Watched {
        private final PeerDirectory directory;
        private final ComingAndGoing people = new ComingAndGoing();
        private Optional<DirectoryState> before = Optional.empty();

        Watched(PeerDirectory directory) {
            this.directory = directory;
        }

        synchronized void look() {
            var state = directory.state();
            if (before.filter(state::equals).isEmpty()) {
                before = Optional.of(state);
                said(state);
            }
            if (!(state instanceof DirectoryState.Online(var own))) {
                people.forget();
                return;
            }
            for (var change : people.look(there(own))) {
                var names = String.join(", ", change.names());
                var more = change.count() - change.names().size();
                add(
                        Kind.PEOPLE,
                        Level.NORMAL,
                        change.came() ? "event.people.came" : "event.people.went",
                        names,
                        more,
                        change.count());
            }
        }

        private Set<String> there(String own) {
            return directory.people().stream()
                    .filter(person -> person.presence() != Presence.OFFLINE)
                    .map(Person::name)
                    .filter(name -> !name.equals(own))
                    .collect(Collectors.toSet());
        }

        private void said(DirectoryState state) {
            var name = directory.name();
            switch (state) {
                case DirectoryState.Connecting _ -> add(Kind.TRACKER, Level.NORMAL, "event.tracker.connecting", name);
                case DirectoryState.Online(var as) -> add(Kind.TRACKER, Level.GOOD, "event.tracker.online", name, as);
                case DirectoryState.Unreachable(var reason) ->
                    add(Kind.TRACKER, Level.WARNING, "event.tracker.unreachable", name, reason);
                case DirectoryState.Pending(var reason) ->
                    add(Kind.TRACKER, Level.WARNING, "event.tracker.pending", name, reason);
                case DirectoryState.Refused(var reason, var remedy) -> {
                    add(Kind.TRACKER, Level.BAD, "event.tracker.refused", name, reason, remedy);
                    notices.show(new Notice(
                            Notice.Kind.TRACKER,
                            texts.get("event.tracker.refused.title"),
                            Visible.text(reason + " " + remedy),
                            Optional.of(new Notice.Choice(
                                    texts.get("event.tracker.change"), () -> Preferences.open(Preferences.IDENTITY)))));
                }
            }
        }
    }
}
