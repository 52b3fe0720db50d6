package org.truflow.tracker.client.internal;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.directory.Membership;
import org.truflow.directory.PeerDirectory;
import org.truflow.identity.Pins;
import org.truflow.protocol.mailbox.MailWaits;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.TrackerSession;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.SearchMatched;
import org.truflow.search.SavedSearches;
import org.truflow.search.SearchProvider;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.share.CatalogFeed;

/**
 * Offers the tracker of the settings as a {@link PeerDirectory} and a {@link SearchProvider}; offers nothing if none
 * was chosen. The services carry {@code truflow.directory=tracker} and {@code truflow.directory.address=HOST:PORT}.
 */
@Component(
        service = {},
        immediate = true)
public final class TrackerClient implements MessageHandlers {
    private final FeedSlot slot = new FeedSlot();
    private final @Nullable Connection connection;
    private final List<ServiceRegistration<?>> offers = new ArrayList<>();
    private final List<Handler<?>> handlers = List.of(
            MessageHandlers.onPush(PresenceChanged.class, this::take),
            MessageHandlers.onPush(SearchMatched.class, this::matched),
            MessageHandlers.onPush(MailWaits.class, this::mail));

    @Activate
    public TrackerClient(@Reference Sessions sessions, @Reference Settings settings, @Reference Pins pins) {
        connection = settings.get(PeerSettings.TRACKER).isBlank()
                ? null
                : Connection.to(sessions, settings, pins, slot, Pace.USUAL);
    }

    /** Connects last: what the tracker says first has to find its handler. */
    @Activate
    void start(BundleContext context) {
        var started = connection;
        if (started != null) {
            var properties = new Hashtable<String, Object>();
            properties.put("truflow.directory", "tracker");
            properties.put("truflow.directory.address", started.address());
            var services = new String[] {PeerDirectory.class.getName(), SearchProvider.class.getName()};
            offers.add(context.registerService(MessageHandlers.class, this, null));
            offers.add(context.registerService(services, started.directory(), properties));
            offers.add(context.registerService(SavedSearches.class, started.searches(), properties));
            offers.add(context.registerService(Membership.class, started.membership(), properties));
            offers.add(context.registerService(Mailbox.class, started.mailbox(), properties));
            offers.add(context.registerService(TrackerSession.class, started.session(), properties));
            started.open();
        }
    }

    @Deactivate
    void stop() {
        offers.reversed().forEach(ServiceRegistration::unregister);
        var started = connection;
        if (started != null) {
            started.close();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addFeed(CatalogFeed feed) {
        slot.fill(feed);
    }

    void removeFeed(CatalogFeed feed) {
        slot.clear(feed);
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    private void take(Session from, PresenceChanged change) {
        var started = connection;
        if (started != null) {
            started.directory().take(from, change);
        }
    }

    private void mail(Session from, MailWaits news) {
        var started = connection;
        if (started != null
                && started.link().session().filter(session -> session == from).isPresent()) {
            started.mailbox().waits();
        }
    }

    private void matched(Session from, SearchMatched news) {
        var started = connection;
        if (started != null) {
            started.searches().take(from, news);
        }
    }
}
