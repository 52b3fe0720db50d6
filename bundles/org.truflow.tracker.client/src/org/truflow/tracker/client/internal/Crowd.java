package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.PeoplePage;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.PeopleTold;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.SayPresence;

/** The people of a tracker that has too many to tell of all: asks for those wanted, and has them watched. Call from any thread. */
final class Crowd {
    private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

    private final Link link;
    private final People people;
    private volatile Presence presence = Presence.ONLINE;

    Crowd(Link link, People people) {
        this.link = link;
        this.people = people;
    }

    /** A list of people begins, with the session that it comes in. */
    void begins(Session session, PresenceChanged first) {
        if (presence != Presence.ONLINE) {
            session.push(new SayPresence(presence));
        }
        if (first.partial()) {
            var known = new ArrayList<>(people.recent());
            for (var from = 0; from < known.size(); from += AskPeople.MOST) {
                var names = List.copyOf(known.subList(from, Math.min(known.size(), from + AskPeople.MOST)));
                ask(session, AskPeople.watching(names)).whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.debug("the people known before are not watched", failure);
                    }
                });
            }
        }
    }

    CompletionStage<PeoplePage> page(Optional<String> after, int limit, boolean online) {
        return asking(AskPeople.page(after, limit, online, people.partial()))
                .thenApply(told -> new PeoplePage(told.people(), told.next(), told.total()));
    }

    CompletionStage<Optional<Person>> find(String name) {
        var known = people.find(name);
        return known.isPresent() || !people.partial()
                ? CompletableFuture.completedFuture(known)
                : asking(AskPeople.watching(List.of(name))).thenApply(_ -> people.find(name));
    }

    CompletionStage<Optional<Person>> find(PeerId peer) {
        var known = people.find(peer);
        return known.isPresent() || !people.partial()
                ? CompletableFuture.completedFuture(known)
                : asking(AskPeople.behind(List.of(peer))).thenApply(_ -> people.find(peer));
    }

    void appear(Presence as) {
        presence = as;
        link.session().ifPresent(session -> session.push(new SayPresence(as)));
    }

    private CompletionStage<PeopleTold> asking(AskPeople question) {
        try {
            return ask(link.online(), question);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<PeopleTold> ask(Session session, AskPeople question) {
        people.asked();
        var result = new CompletableFuture<PeopleTold>();
        session.request(question).whenComplete((told, failure) -> {
            if (failure != null) {
                people.unanswered();
                result.completeExceptionally(Answers.failure(failure));
            } else {
                // Where everyone is told of anyway, an answer says nothing new.
                people.answered(
                        people.partial() ? told.people() : List.of(), people.partial() ? question.names() : List.of());
                result.completeAsync(() -> told, Thread::startVirtualThread);
            }
        });
        return result;
    }
}
