package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.KeepSearch;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Located;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Registered;
import org.truflow.protocol.tracker.Relay;
import org.truflow.protocol.tracker.SayPresence;
import org.truflow.protocol.tracker.Search;
import org.truflow.settings.Settings;
import org.truflow.settings.TrackerSettings;
import org.truflow.tracker.AccountAdmin;
import org.truflow.tracker.TrackerAdmin;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.AttendanceDesk;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.server.internal.accounts.Audit;
import org.truflow.tracker.server.internal.accounts.AuditLog;
import org.truflow.tracker.server.internal.accounts.Guesses;
import org.truflow.tracker.server.internal.accounts.PasswordDesk;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.TrackerStore;

/** The tracker as the network and its owner see it. Lives as long as the store; search engines come and go. */
@Component(
        service = {MessageHandlers.class, TrackerAdmin.class, MetricSource.class, AttendanceDesk.class},
        immediate = true)
public final class TrackerServer implements MessageHandlers, TrackerAdmin, MetricSource, AttendanceDesk {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerServer.class);
    private static final int MOST_PORT = 65_535;
    private static final long AUDIT_BYTES = 8L << 20;
    private static final int AUDIT_FILES = 8;

    private final TrackerStore store;
    private final InstantSource clock;
    private final Settings settings;
    private final Figures figures = new Figures();
    private final Instant started;
    private final Accounts accounts;
    private final Members members = new Members();
    private final IndexFeed index;
    private final Catalogs catalogs;
    private final PresenceFeed presence;
    private final PeopleDesk people;
    private final Registrations registrations;
    private final Finder finder;
    private final SearchNews news;
    private final SavedSearches searches;
    private final Administration administration;
    private final AccountOffice office;
    private final BanWatch bans;
    private final Attendance attendance;
    private final Audit audit;
    private final PasswordDesk hashing = new PasswordDesk();
    private final List<Handler<?>> handlers;
    private volatile boolean closing;

    @Activate
    @SuppressWarnings("resource") // the audit log is closed with the tracker
    public TrackerServer(@Reference TrackerStore store, @Reference Settings settings) throws IOException {
        this(
                store,
                settings,
                Clock.systemUTC(),
                System::nanoTime,
                new AuditLog(settings.data().resolve("audit"), Clock.systemUTC(), AUDIT_BYTES, AUDIT_FILES));
    }

    TrackerServer(TrackerStore store, Settings settings, InstantSource clock, LongSupplier nanoTime, Audit audit) {
        var locks = new OwnerLocks();
        var limits = new Limits(settings, nanoTime);
        this.audit = audit;
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.started = clock.instant();
        this.accounts = new Accounts(store, clock);
        var sights = new Sights(store, accounts);
        var passwords = new Passwords(accounts, hashing, new Guesses(nanoTime), limits);
        var invitations = new Invitations(store, clock);
        this.index = new IndexFeed(store, locks);
        var percolator = new Percolator();
        this.news = new SearchNews(accounts, members, percolator, sights::of);
        this.searches = new SavedSearches(store, members, clock, percolator);
        this.catalogs = new Catalogs(store, accounts, members, locks, index, news, sights, limits, settings);
        this.presence =
                new PresenceFeed(accounts, members, () -> settings.get(TrackerSettings.PRESENCE_EVERYONE), figures);
        this.people = new PeopleDesk(accounts, members, presence, limits, figures);
        this.registrations = new Registrations(
                store, accounts, catalogs, locks, limits, passwords, invitations, audit, settings, clock);
        this.finder = new Finder(accounts, members, index, sights, limits, clock, nanoTime);
        this.administration = new Administration(store, accounts, members, catalogs, presence, locks, clock, audit);
        this.office = new AccountOffice(
                store,
                accounts,
                members,
                catalogs,
                presence,
                locks,
                administration,
                registrations,
                invitations,
                passwords,
                limits,
                audit,
                clock);
        this.bans = new BanWatch(administration);
        this.attendance = new PresentUsers(accounts, members, administration);
        var answered = new ArrayList<Handler<?>>(List.of(
                figures.counted(Register.class, this::register),
                figures.counted(ApplyCatalog.class, catalogs::apply),
                figures.counted(Browse.class, catalogs::browse),
                figures.counted(Search.class, finder::search),
                figures.counted(KeepSearch.class, searches::keep),
                figures.counted(FindSources.class, finder::sources),
                figures.counted(Locate.class, this::locate),
                figures.counted(AskPeople.class, people::ask),
                MessageHandlers.onPush(SayPresence.class, people::presence),
                MessageHandlers.onPush(Relay.class, people::relay)));
        answered.addAll(new AccountDesk(accounts, members, office, administration, passwords, limits).handlers());
        this.handlers = List.copyOf(answered);
    }

    @Activate
    void start() {
        presence.start();
        index.start();
        bans.start();
        LOG.info("{} runs with {} users", name(), accounts.count());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addIndex(SearchIndex engine) {
        index.use(engine);
    }

    void removeIndex(SearchIndex engine) {
        index.release(engine);
    }

    @Deactivate
    void close() {
        closing = true;
        presence.close();
        for (var member : members.all()) {
            leave(member);
            member.session().close("the tracker is stopping");
        }
        index.close();
        bans.close();
        hashing.close();
        audit.close();
    }

    /** Returns the threads that end with the tracker. */
    List<Thread> threads() {
        return List.of(presence.thread(), index.thread(), bans.thread());
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    private Registered register(Session session, Register request) throws IOException {
        if (session.kind() != SessionKind.CONTROL) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "only a control session can be registered", "");
        }
        if (request.port() < 1 || request.port() > MOST_PORT) {
            throw new RefusedException(
                    ErrorCode.BAD_REQUEST, "a port is 1 to " + MOST_PORT + ", not " + request.port(), "");
        }
        var answer = new Registered[1];
        registrations.register(session, request, user -> {
            enter(session, user.name(), request.port());
            var standing = user.standing();
            answer[0] = new Registered(
                    user.name(),
                    name(),
                    store.version(session.remote()),
                    Optional.of(standing.role()),
                    standing.groups().stream().sorted().toList());
        });
        return answer[0];
    }

    /** Called with the lock of the session's key held. */
    private void enter(Session session, String user, int port) throws RefusedException {
        if (closing) {
            throw new RefusedException(ErrorCode.UNAVAILABLE, "the tracker is stopping", "Try again later.");
        }
        var before = members.find(session.remote());
        if (before.isPresent() && before.get().session() == session) {
            before.get().listensOn(port);
            return;
        }
        var member = new Member(session, user, port, presence.partial());
        members.enter(member).ifPresent(old -> {
            presence.watched().leave(old);
            old.session().close("another session of the same peer took its place");
        });
        for (var former : session.formerly()) {
            members.find(former).ifPresent(old -> {
                members.leave(old);
                presence.watched().leave(old);
                old.session().close("the key was changed");
            });
        }
        accounts.seen(session.remote(), clock.instant());
        presence.refresh(user);
        presence.welcome(member);
        news.tell(user);
        session.closed().thenAccept(_ -> leave(member));
        if (closing) {
            leave(member);
            session.close("the tracker is stopping");
        }
    }

    private void leave(Member member) {
        presence.watched().leave(member);
        if (members.leave(member)) {
            accounts.seen(member.peer(), clock.instant());
            presence.refresh(member.user());
        }
    }

    /** Whoever is asked for hears of who asks, before a connection comes. */
    private Located locate(Session from, Locate request) throws RefusedException {
        var located = finder.locate(from, request);
        if (!located.addresses().isEmpty()) {
            members.find(request.peer())
                    .ifPresent(member -> accounts.visible(from.remote())
                            .ifPresent(asker -> presence.watched().introduce(member, asker.name())));
        }
        return located;
    }

    private String name() {
        return settings.get(TrackerSettings.NAME);
    }

    @Override
    public long backup(Path folder) throws IOException {
        return new DataBackup(settings.data(), store).make(folder);
    }

    @Override
    public List<Metric> metrics() {
        var now = status();
        var all = new ArrayList<>(figures.metrics());
        all.add(Metric.gauge("truflow_tracker_users", "Registered names.", now.users()));
        all.add(Metric.gauge("truflow_tracker_online", "Registered sessions.", now.online()));
        all.add(Metric.gauge("truflow_tracker_entries", "Files and folders of all catalogs.", now.entries()));
        all.add(Metric.gauge("truflow_tracker_searchable", "Files and folders that can be found.", now.indexed()));
        for (var limit : office.limits()) {
            var name = limit.setting().replace("tracker.", "");
            all.add(Metric.counter(
                            "truflow_tracker_budget_refused_total", "What a budget did not allow.", limit.refused())
                    .of("budget", name));
            all.add(Metric.counter("truflow_tracker_budget_taken_total", "What a budget allowed.", limit.allowed())
                    .of("budget", name));
        }
        return all;
    }

    @Override
    public List<String> problems() {
        return index.problems();
    }

    @Override
    public List<Account> users() {
        return administration.users();
    }

    @Override
    public Status status() {
        var entries = store.catalogs().stream().mapToLong(store::entries).sum();
        var indexed = index.index().map(SearchIndex::entries).orElse(0L);
        return new Status(name(), started, accounts.count(), members.count(), entries, indexed, index.problems());
    }

    @Override
    public boolean remove(String user) throws IOException {
        var removed = administration.remove(Administration.OWNER, "remove", user, "");
        searches.forgetAll(user);
        return removed;
    }

    @Override
    public void ban(String user, String reason) throws IOException {
        administration.ban(Administration.OWNER, user, reason, Optional.empty());
    }

    @Override
    public boolean unban(String user) throws IOException {
        return administration.unban(Administration.OWNER, user);
    }

    @Override
    public List<Ban> bans() {
        return administration.bans();
    }

    @Override
    public AccountAdmin accounts() {
        return office;
    }

    @Override
    public Attendance attendance() {
        return attendance;
    }
}
