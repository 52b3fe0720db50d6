package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.PeopleTold;
import org.truflow.protocol.tracker.Relay;
import org.truflow.protocol.tracker.Relayed;
import org.truflow.protocol.tracker.SayPresence;
import org.truflow.tracker.Role;
import org.truflow.tracker.server.internal.limits.Limits;

/** Answers who people are, takes how they want to be seen, and hands on lines; for members only. */
final class PeopleDesk {
    /** Bytes that may wait in a session before lines for it are dropped: nobody waits for who does not read. */
    private static final long MOST_PENDING = 256 * 1024;

    private final Accounts accounts;
    private final Members members;
    private final PresenceFeed presence;
    private final Limits limits;
    private final Figures figures;

    PeopleDesk(Accounts accounts, Members members, PresenceFeed presence, Limits limits, Figures figures) {
        this.accounts = accounts;
        this.members = members;
        this.presence = presence;
        this.limits = limits;
        this.figures = figures;
    }

    PeopleTold ask(Session from, AskPeople request) throws RefusedException {
        var asker = members.require(from);
        if (request.limit() < 1 || request.limit() > AskPeople.MOST) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST, "a page has 1 to " + AskPeople.MOST + " people, not " + request.limit(), "");
        }
        var watched = presence.watched();
        var page = request.names().isEmpty() && request.keys().isEmpty();
        var people = page ? page(request) : those(request);
        var more = page && people.size() > request.limit();
        var told = more ? people.subList(0, request.limit()) : people;
        var next = more ? Optional.of(told.getLast().name()) : Optional.<String>empty();
        if (request.watch()) {
            var names = told.stream().map(Person::name).toList();
            watched.watch(asker, names);
            // Looked at again: what changes from now on is told, what changed before is in the answer.
            told = names.stream().flatMap(name -> watched.person(name).stream()).toList();
        }
        return new PeopleTold(told, next, watched.size());
    }

    private List<Person> page(AskPeople request) {
        Predicate<Person> wanted = person -> !request.online() || person.presence() != Presence.OFFLINE;
        return presence.watched().people(request.after().orElse(""), request.limit() + 1, wanted);
    }

    private List<Person> those(AskPeople request) {
        var found = new LinkedHashMap<String, Person>();
        var names = new ArrayList<>(request.names());
        request.keys().forEach(key -> accounts.visible(key).ifPresent(user -> names.add(user.name())));
        for (var name : names) {
            presence.watched()
                    .person(name)
                    .filter(person -> !request.online() || person.presence() != Presence.OFFLINE)
                    .ifPresent(person -> found.put(name, person));
        }
        return found.values().stream().limit(request.limit()).toList();
    }

    void presence(Session from, SayPresence said) throws RefusedException {
        var member = members.require(from);
        member.appears(said.presence());
        presence.refresh(member.user());
    }

    /** Drops what is beyond the budget: a line is not answered, so there is nobody to tell. */
    void relay(Session from, Relay line) throws RefusedException {
        var member = members.require(from);
        var talks = accounts.of(from.remote())
                .filter(user -> user.standing().role().may(Role.Right.TALK))
                .isPresent();
        if (!talks || !limits.lines.tryTake(member.user())) {
            figures.lineDropped();
            return;
        }
        var relayed = new Relayed(member.user(), line.text());
        var to = line.to().stream()
                .flatMap(name -> accounts.visible(name).stream())
                .flatMap(user -> user.peers().stream())
                .flatMap(peer -> members.find(peer).stream())
                .map(Member::session)
                .filter(session -> session != from && session.pending() <= MOST_PENDING)
                .toList();
        to.forEach(session -> session.push(relayed));
        figures.line(to.size());
    }
}
