package org.truflow.tracker.rooms.internal.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.id.PeerId;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.account.Done;
import org.truflow.protocol.mailbox.FetchMail;
import org.truflow.protocol.mailbox.LeaveMail;
import org.truflow.protocol.mailbox.MailTold;
import org.truflow.protocol.mailbox.MailWaits;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.settings.RoomSettings;
import org.truflow.settings.Settings;
import org.truflow.tracker.Role;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.AttendanceDesk;
import org.truflow.tracker.attendance.Attendee;
import org.truflow.tracker.rooms.internal.Allowance;
import org.truflow.tracker.store.TrackerStore;

/** Mailboxes of devices that are not there: bounded in number, bytes and days, for each device and for each who leaves something. */
@Component(
        service = {MessageHandlers.class, MetricSource.class},
        immediate = true)
public final class MailServer implements MessageHandlers, MetricSource {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int MOST_TOLD_BYTES = 512 * 1024;
    private static final int KIB = 1 << 10;

    private final MailStore mail;
    private final Attendance attendance;
    private final Settings settings;
    private final InstantSource clock;
    private final Allowance allowance;
    private final LongAdder left = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final List<Handler<?>> handlers;

    @Activate
    public MailServer(@Reference TrackerStore store, @Reference AttendanceDesk desk, @Reference Settings settings) {
        this(store, desk.attendance(), settings, Clock.systemUTC(), System::nanoTime);
    }

    public MailServer(
            TrackerStore store, Attendance attendance, Settings settings, InstantSource clock, LongSupplier nanoTime) {
        this.mail = new MailStore(store);
        this.attendance = attendance;
        this.settings = settings;
        this.clock = clock;
        this.allowance = new Allowance(
                RoomSettings.CHANGES_PER_MINUTE.key(),
                "sealed messages left by one user",
                () -> settings.get(RoomSettings.CHANGES_PER_MINUTE),
                nanoTime);
        this.handlers = List.of(
                MessageHandlers.onRequest(LeaveMail.class, this::leave),
                MessageHandlers.onRequest(FetchMail.class, this::fetch));
        dropExpired();
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    private Done leave(Session from, LeaveMail asked) throws IOException {
        var who = attendance.require(from);
        try {
            keep(who, asked);
        } catch (RefusedException e) {
            refused.increment();
            throw e;
        }
        var user = attendance.user(asked.recipient());
        user.ifPresent(name -> attendance.sessions(name).stream()
                .filter(session -> session.remote().equals(asked.recipient()))
                .forEach(session -> session.push(new MailWaits())));
        return new Done();
    }

    private void keep(Attendee who, LeaveMail asked) throws IOException {
        if (settings.get(RoomSettings.MAIL_DAYS) == 0) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    "this tracker keeps no mail",
                    "It arrives when both are there; the owner of the tracker can set " + RoomSettings.MAIL_DAYS.key()
                            + ".");
        }
        if (!who.role().may(Role.Right.TALK)) {
            throw new RefusedException(ErrorCode.FORBIDDEN, "guests leave no mail", "");
        }
        if (asked.sealed().length == 0) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, "there is nothing in it", "");
        }
        if (attendance.user(asked.recipient()).isEmpty()) {
            throw new RefusedException(ErrorCode.NOT_FOUND, "no user has the device " + asked.recipient(), "");
        }
        synchronized (mail) {
            if (mail.holds(asked.recipient(), asked.id())) {
                return;
            }
            allowance.take(who.user());
            dropExpired(asked.recipient());
            checkRoom(who, asked);
            mail.put(
                    asked.recipient(),
                    new SealedMail(asked.id(), who.session().remote(), who.user(), clock.instant(), asked.sealed()));
            left.increment();
        }
    }

    private void checkRoom(Attendee who, LeaveMail asked) throws RefusedException {
        var there = mail.of(asked.recipient());
        var mine = there.stream().filter(each -> each.user().equals(who.user())).count();
        var bytes = there.stream().mapToLong(each -> each.sealed().length).sum() + asked.sealed().length;
        if (there.size() >= settings.get(RoomSettings.MAIL_PER_DEVICE)
                || mine >= settings.get(RoomSettings.MAIL_PER_SENDER)
                || bytes > (long) settings.get(RoomSettings.MAIL_KILOBYTES) * KIB) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    mine >= settings.get(RoomSettings.MAIL_PER_SENDER)
                            ? "you left " + mine + " messages there already"
                            : "the mailbox is full",
                    "It arrives when both are there.");
        }
    }

    private MailTold fetch(Session from, FetchMail asked) throws IOException {
        var device = attendance.require(from).session().remote();
        synchronized (mail) {
            for (var id : asked.done()) {
                if (mail.holds(device, id)) {
                    mail.remove(device, id);
                    taken.increment();
                }
            }
            dropExpired(device);
            var told = new ArrayList<SealedMail>();
            var bytes = 0;
            for (var each : mail.of(device)) {
                bytes += each.sealed().length;
                if (told.size() == MailTold.MOST || !told.isEmpty() && bytes > MOST_TOLD_BYTES) {
                    break;
                }
                told.add(each);
            }
            return new MailTold(told);
        }
    }

    private void dropExpired() {
        synchronized (mail) {
            for (var recipient : mail.recipients()) {
                try {
                    dropExpired(recipient);
                    if (attendance.user(recipient).isEmpty()) {
                        drop(recipient, Instant.MAX);
                    }
                } catch (IOException e) {
                    LOG.warn("mail that is too old is still in the store, until the next start: {}", e.getMessage());
                }
            }
        }
    }

    private void dropExpired(PeerId recipient) throws IOException {
        drop(recipient, clock.instant().minus(Duration.ofDays(settings.get(RoomSettings.MAIL_DAYS))));
    }

    private void drop(PeerId recipient, Instant before) throws IOException {
        for (var each : mail.of(recipient)) {
            if (each.left().isBefore(before)) {
                mail.remove(recipient, each.id());
                expired.increment();
            }
        }
    }

    @Override
    public List<Metric> metrics() {
        long waiting;
        synchronized (mail) {
            waiting = mail.count();
        }
        return List.of(
                Metric.gauge("truflow_tracker_mail", "Sealed messages that wait for devices.", waiting),
                Metric.counter("truflow_tracker_mail_left_total", "Sealed messages that were left.", left.sum()),
                Metric.counter("truflow_tracker_mail_taken_total", "Sealed messages that were taken.", taken.sum()),
                Metric.counter(
                        "truflow_tracker_mail_expired_total", "Sealed messages that grew too old.", expired.sum()),
                Metric.counter(
                        "truflow_tracker_mail_refused_total", "Sealed messages that were not kept.", refused.sum()));
    }
}
