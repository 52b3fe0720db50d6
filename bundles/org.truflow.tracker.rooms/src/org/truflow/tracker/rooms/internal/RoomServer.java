package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomMember;
import org.truflow.event.Subscription;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;
import org.truflow.protocol.account.Done;
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.AskRoomMembers;
import org.truflow.protocol.room.AskRooms;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LinesTold;
import org.truflow.protocol.room.MemberCard;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomMembersTold;
import org.truflow.protocol.room.RoomTold;
import org.truflow.protocol.room.RoomsTold;
import org.truflow.protocol.room.Said;
import org.truflow.protocol.room.SayInRoom;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.settings.RoomSettings;
import org.truflow.settings.Settings;
import org.truflow.tracker.RoomAdmin;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.AttendanceDesk;
import org.truflow.tracker.store.TrackerStore;

/** The rooms as the network and the tracker's owner see them. */
@Component(
        service = {MessageHandlers.class, RoomAdmin.class, MetricSource.class},
        immediate = true)
public final class RoomServer implements MessageHandlers, RoomAdmin, MetricSource {
    private static final Logger LOG = LoggerFactory.getLogger(RoomServer.class);
    private static final long MOST_BYTES = 512 * 1024;

    private final Attendance attendance;
    private final RoomBook book;
    private final Speech speech;
    private final Governing governing;
    private final Entrance entrance;
    private final Delivery delivery;
    private final Allowance talk;
    private final Allowance changes;
    private final Subscription removals;
    private final List<Handler<?>> handlers;

    @Activate
    public RoomServer(@Reference TrackerStore store, @Reference AttendanceDesk desk, @Reference Settings settings)
            throws IOException {
        this(store, desk.attendance(), settings, Clock.systemUTC(), System::nanoTime);
    }

    RoomServer(TrackerStore store, Attendance attendance, Settings settings, InstantSource clock, LongSupplier nanoTime)
            throws IOException {
        this.attendance = attendance;
        this.book = new RoomBook(new RoomNotes(store), settings, attendance);
        this.talk = new Allowance(
                RoomSettings.SAID_PER_MINUTE.key(),
                "lines of one user in rooms",
                () -> settings.get(RoomSettings.SAID_PER_MINUTE),
                nanoTime);
        this.changes = new Allowance(
                RoomSettings.CHANGES_PER_MINUTE.key(),
                "changes of rooms by one user",
                () -> settings.get(RoomSettings.CHANGES_PER_MINUTE),
                nanoTime);
        this.speech = new Speech(settings, attendance, clock, nanoTime, talk);
        this.governing = new Governing(book, speech, attendance);
        this.entrance = new Entrance(book, speech, settings);
        this.delivery = new Delivery(book);
        this.handlers = List.of(
                MessageHandlers.onRequest(AskRooms.class, this::list),
                MessageHandlers.onRequest(OpenRoom.class, this::open),
                MessageHandlers.onRequest(EnterRoom.class, this::enter),
                MessageHandlers.onRequest(ChangeRoom.class, this::change),
                MessageHandlers.onRequest(SayInRoom.class, this::say),
                MessageHandlers.onRequest(AskLines.class, this::lines),
                MessageHandlers.onRequest(AskRoomMembers.class, this::members));
        this.removals = attendance.onRemoved(this::removed);
        delivery.start();
        LOG.info("{} rooms are kept", book.count());
    }

    @Deactivate
    void close() {
        removals.close();
        delivery.close();
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    private RoomsTold list(Session from, AskRooms asked) throws IOException {
        var user = attendance.require(from).user();
        var page = new ArrayList<RoomCard>();
        for (var room : book.byName()) {
            if (asked.after().filter(after -> room.name().compareTo(after) <= 0).isEmpty()
                    && (asked.mine() ? room.concerns(user) : room.visible(user))) {
                if (page.size() == asked.limit()) {
                    return new RoomsTold(page, Optional.of(page.getLast().room().name()));
                }
                page.add(room.card(user));
            }
        }
        return new RoomsTold(page, Optional.empty());
    }

    private RoomTold open(Session from, OpenRoom asked) throws IOException {
        var who = attendance.require(from);
        changes.take(who.user());
        var room = entrance.open(who, asked);
        return new RoomTold(room.card(who.user()));
    }

    private RoomTold enter(Session from, EnterRoom asked) throws IOException {
        var who = attendance.require(from);
        changes.take(who.user());
        var room = entrance.enter(who, asked);
        delivery.news(room);
        return new RoomTold(room.card(who.user()));
    }

    private Done change(Session from, ChangeRoom asked) throws IOException {
        var who = attendance.require(from);
        changes.take(who.user());
        var room = book.room(asked.room(), who.user());
        governing.change(room, who, asked);
        delivery.news(room);
        return new Done();
    }

    private Said say(Session from, SayInRoom asked) throws IOException {
        var who = attendance.require(from);
        var room = book.room(asked.room(), who.user());
        var said = speech.say(room, who, asked);
        delivery.news(room);
        return said;
    }

    private LinesTold lines(Session from, AskLines asked) throws IOException {
        var who = attendance.require(from);
        var room = book.room(asked.room(), who.user());
        synchronized (room) {
            var place = room.require(who.user());
            var after = Math.max(asked.after(), place.since());
            return new LinesTold(
                    room.lines().after(after, asked.limit(), MOST_BYTES),
                    room.lines().last());
        }
    }

    private RoomMembersTold members(Session from, AskRoomMembers asked) throws IOException {
        var who = attendance.require(from);
        var room = book.room(asked.room(), who.user());
        synchronized (room) {
            room.require(who.user());
            if (room.invited()) {
                speech.dropLostKeys(room);
            }
            var page = room.members().stream()
                    .filter(place -> asked.after()
                            .filter(after -> place.user().compareTo(after) <= 0)
                            .isEmpty())
                    .limit(asked.limit() + 1L)
                    .toList();
            var more = page.size() > asked.limit();
            var told = more ? page.subList(0, asked.limit()) : page;
            return new RoomMembersTold(
                    told.stream().map(place -> card(room, place)).toList(),
                    more ? Optional.of(told.getLast().user()) : Optional.empty(),
                    room.roster());
        }
    }

    private MemberCard card(HeldRoom room, Place place) {
        var member = new RoomMember(
                place.user(), place.role(), room.here(place.user()), HeldRoom.muted(place, speech.now()));
        return new MemberCard(
                member,
                place.keys().values().stream().limit(MemberCard.MOST_KEYS).toList());
    }

    /** The name may be given to somebody else from now on. */
    private void removed(String user) {
        for (var room : book.all()) {
            try {
                synchronized (room) {
                    var place = room.place(user);
                    if (place.isPresent() && place.get().member()) {
                        governing.leave(room, user, Optional.empty());
                    } else if (place.isPresent()) {
                        room.removePlace(user);
                    }
                }
                delivery.news(room);
            } catch (IOException e) {
                LOG.error("{} was removed and is still noted in a room, until the next start", user, e);
            }
        }
    }

    @Override
    public List<Room> rooms() {
        return book.byName().stream().map(room -> room.card("").room()).toList();
    }

    @Override
    public boolean remove(String name, String reason) throws IOException {
        var room = book.named(name);
        if (room.isEmpty()) {
            return false;
        }
        synchronized (room.get()) {
            governing.remove(
                    room.get(), "removed by the owner of the tracker" + (reason.isEmpty() ? "" : ": " + reason));
        }
        LOG.info("a room was removed by the owner");
        return true;
    }

    @Override
    public List<Metric> metrics() {
        var following = book.all().stream().mapToLong(HeldRoom::following).sum();
        return List.of(
                Metric.gauge("truflow_tracker_rooms", "Rooms.", book.count()),
                Metric.gauge(
                        "truflow_tracker_rooms_followers", "Sessions that follow a room, for each room.", following),
                Metric.counter(
                        "truflow_tracker_rooms_pushed_total",
                        "Messages with lines that went to sessions.",
                        delivery.pushed()),
                Metric.counter(
                        "truflow_tracker_rooms_skipped_total",
                        "Messages that were not sent to sessions that do not read.",
                        delivery.skipped()),
                Metric.counter("truflow_tracker_rooms_refused_total", "What a budget did not allow.", talk.refused())
                        .of("budget", "said"),
                Metric.counter("truflow_tracker_rooms_refused_total", "What a budget did not allow.", changes.refused())
                        .of("budget", "changes"));
    }
}
