package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomRole;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.protocol.session.Session;
import org.truflow.tracker.rooms.internal.Place.Standing;

/**
 * One room. Whoever changes it holds its monitor, over the writing to the store too: lines are numbered in the order in which they are
 * durable. Those who follow it are pushed to by {@link Delivery}, without the monitor.
 */
final class HeldRoom {
    private final RoomNotes notes;
    private final Map<String, Place> places = new TreeMap<>();
    private final Lines lines = new Lines();
    private final Map<Session, String> followers = new ConcurrentHashMap<>();
    private final List<Long> forgotten = new ArrayList<>();
    private RoomNotes.Head head;
    private long pushed;
    private boolean gone;

    HeldRoom(RoomNotes notes, RoomNotes.Head head) {
        this.notes = notes;
        this.head = head;
    }

    long id() {
        return head.id();
    }

    String name() {
        return head.name();
    }

    String look() {
        return head.look();
    }

    boolean invited() {
        return head.invited();
    }

    int slow() {
        return head.slow();
    }

    int history() {
        return head.invited() ? 0 : head.history();
    }

    long roster() {
        return head.roster();
    }

    Lines lines() {
        return lines;
    }

    /** Takes what the store held. */
    void hold(Place place) {
        places.put(place.user(), place);
    }

    synchronized void hold(RoomEntry line) {
        lines.add(line);
        pushed = Math.max(pushed, line.number());
    }

    void change(RoomNotes.Head changed) throws IOException {
        notes.put(changed);
        head = changed;
    }

    RoomNotes.Head head() {
        return head;
    }

    /** Makes it known that other people or devices belong to the room. */
    void rosterChanged() throws IOException {
        change(new RoomNotes.Head(
                head.id(),
                head.name(),
                head.look(),
                head.invited(),
                head.topic(),
                head.slow(),
                head.history(),
                head.roster() + 1));
    }

    void put(Place place) throws IOException {
        notes.put(id(), place);
        places.put(place.user(), place);
    }

    void removePlace(String user) throws IOException {
        notes.removePlace(id(), user);
        places.remove(user);
        followers.values().removeIf(user::equals);
    }

    /** Appends a line, durably. */
    void append(RoomEntry line, int most, long mostBytes) throws IOException {
        notes.put(id(), line);
        lines.add(line);
        forgotten.addAll(lines.trim(most, mostBytes));
    }

    /** Replaces a line by one of the same number. */
    void rewrite(RoomEntry line) throws IOException {
        notes.put(id(), line);
        lines.replace(line);
    }

    /** Returns lines that the store may drop, once. */
    synchronized List<Long> forgotten() {
        var some = List.copyOf(forgotten);
        forgotten.clear();
        return some;
    }

    /** Returns all lines that are kept. */
    synchronized List<RoomEntry> remains() {
        return lines.all();
    }

    Optional<Place> place(String user) {
        return Optional.ofNullable(places.get(user));
    }

    synchronized Collection<Place> places() {
        return List.copyOf(places.values());
    }

    List<Place> members() {
        return places.values().stream().filter(Place::member).toList();
    }

    /** Returns whether a user may know of the room. */
    synchronized boolean visible(String user) {
        return !gone
                && (!invited()
                        || place(user)
                                .filter(place -> place.standing() != Standing.BANNED)
                                .isPresent());
    }

    /** Returns whether a user belongs to the room or is asked into it. */
    synchronized boolean concerns(String user) {
        return !gone
                && place(user)
                        .filter(place -> place.standing() != Standing.BANNED)
                        .isPresent();
    }

    /** @throws RefusedException unless the user belongs to it */
    synchronized Place require(String user) throws RefusedException {
        return place(user)
                .filter(place -> place.member() && !gone)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.FORBIDDEN,
                        "you do not belong to the room " + name(),
                        invited() ? "Somebody has to invite you." : "Join it first."));
    }

    synchronized RoomCard card(String user) {
        var place = place(user);
        var members = members().size();
        var room = new Room(
                id(),
                name(),
                head.topic(),
                invited(),
                members,
                followers.size(),
                place.filter(Place::member).map(Place::role),
                place.filter(each -> each.standing() == Standing.INVITED).isPresent(),
                Duration.ofSeconds(head.slow()),
                head.history());
        var earliest = Math.max(
                lines.first(), place.filter(Place::member).map(Place::since).orElse(lines.last()) + 1);
        return new RoomCard(room, earliest, lines.last(), head.roster());
    }

    void follow(Session session, String user) {
        followers.put(session, user);
        session.closed().thenAccept(_ -> followers.remove(session));
    }

    boolean here(String user) {
        return followers.containsValue(user);
    }

    Collection<Session> followers() {
        return List.copyOf(followers.keySet());
    }

    int following() {
        return followers.size();
    }

    synchronized boolean gone() {
        return gone;
    }

    synchronized void end() {
        gone = true;
        followers.clear();
    }

    /** Returns what was said and not pushed yet, and takes it as pushed. */
    synchronized List<RoomEntry> news(int most, long mostBytes) {
        if (gone) {
            return List.of();
        }
        var some = lines.after(pushed, most, mostBytes);
        if (!some.isEmpty()) {
            pushed = some.getLast().number();
        }
        return some;
    }

    synchronized long last() {
        return lines.last();
    }

    synchronized boolean behind() {
        return !gone && pushed < lines.last();
    }

    /** Returns who follows in the role of those above others, if nobody owns the room any more. */
    Optional<Place> heir() {
        var members = members();
        if (members.stream().anyMatch(place -> place.role() == RoomRole.OWNER)) {
            return Optional.empty();
        }
        return members.stream().min((one, other) -> one.role().compareTo(other.role()));
    }

    /** Returns the time until which a user is muted, if so. */
    static Optional<Instant> muted(Place place, Instant now) {
        return place.muted().filter(now::isBefore);
    }
}
