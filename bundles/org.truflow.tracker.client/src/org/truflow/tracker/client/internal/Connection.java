package org.truflow.tracker.client.internal;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.truflow.directory.DirectoryState.Refused;
import org.truflow.directory.TrackerAddress;
import org.truflow.id.PeerId;
import org.truflow.identity.Pins;
import org.truflow.protocol.session.Sessions;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;

/**
 * The tracker of the settings, put together.
 *
 * @param address as chosen, for people
 */
record Connection(
        String address,
        TrackerDirectory directory,
        KeptSearches searches,
        TrackerMailbox mailbox,
        LinkedSession session,
        Link link) {

    /** A choice that makes no sense is a state of the directory, where people look, and nothing is connected to. */
    static Connection to(Sessions sessions, Settings settings, Pins pins, FeedSlot slot, Pace pace) {
        try {
            var address = TrackerAddress.parse(settings.get(PeerSettings.TRACKER));
            var userName = settings.get(PeerSettings.NAME).strip();
            var chosenId = chosenId(settings.get(PeerSettings.TRACKER_ID));
            var connection = of(
                    address.toString(),
                    List.of(address.unresolved()),
                    userName,
                    Papers.of(settings),
                    chosenId,
                    sessions,
                    pins,
                    slot,
                    pace);
            if (userName.isEmpty()) {
                connection.link.refuse(new Refused(
                        "no name was chosen", "Start with --name NAME, or set peer.name in the configuration file."));
            }
            return connection;
        } catch (IllegalArgumentException e) {
            var text = settings.get(PeerSettings.TRACKER).strip();
            var connection = of(text, List.of(), "", Papers.NONE, Optional.empty(), sessions, pins, slot, pace);
            connection.link.refuse(
                    new Refused(
                            String.valueOf(e.getMessage()),
                            "Correct --tracker HOST:PORT and --tracker-id ID (tracker.address and tracker.id in the configuration file)."));
            return connection;
        }
    }

    private static Connection of(
            String address,
            List<InetSocketAddress> addresses,
            String userName,
            Papers papers,
            Optional<PeerId> chosenId,
            Sessions sessions,
            Pins pins,
            FeedSlot slot,
            Pace pace) {
        var name = "tracker " + address;
        var listeners = new Listeners();
        var trust = new Trust(name, chosenId, pins);
        var link = new Link(name, addresses, userName, papers, sessions, trust, slot, pace, listeners::changed);
        return new Connection(
                address,
                new TrackerDirectory(name, sessions.self(), link, new People(), listeners),
                new KeptSearches(name, link),
                new TrackerMailbox(link, listeners),
                new LinkedSession(name, link, listeners),
                link);
    }

    private static Optional<PeerId> chosenId(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(PeerId.parse(text));
    }

    /** Returns the own account at it. */
    TrackerMembership membership() {
        return new TrackerMembership(directory.name(), link);
    }

    void open() {
        link.open();
    }

    void close() {
        link.close();
    }
}
