package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.account.AskDevices;
import org.truflow.protocol.account.DevicesTold;
import org.truflow.protocol.account.Done;
import org.truflow.protocol.account.Moderate;
import org.truflow.protocol.account.Moderated;
import org.truflow.protocol.account.RevokeDevice;
import org.truflow.protocol.account.SetPassword;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.MessageHandlers.Handler;
import org.truflow.protocol.session.Session;
import org.truflow.tracker.Role;
import org.truflow.tracker.Role.Right;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.StoredUser;

/** What people do with their own accounts from their peers, and moderators with those of others. */
final class AccountDesk {
    private static final Duration USUAL_BAN = Duration.ofDays(1);
    private static final Duration LONGEST_BAN = Duration.ofDays(30);
    private static final Duration USUAL_INVITATION = Duration.ofDays(7);
    private static final int MOST_LINE = 400;

    private final Accounts accounts;
    private final Members members;
    private final AccountOffice office;
    private final Administration administration;
    private final Passwords passwords;
    private final Limits limits;

    AccountDesk(
            Accounts accounts,
            Members members,
            AccountOffice office,
            Administration administration,
            Passwords passwords,
            Limits limits) {
        this.accounts = accounts;
        this.members = members;
        this.office = office;
        this.administration = administration;
        this.passwords = passwords;
        this.limits = limits;
    }

    List<Handler<?>> handlers() {
        return List.of(
                MessageHandlers.onRequest(SetPassword.class, this::password),
                MessageHandlers.onRequest(AskDevices.class, this::devices),
                MessageHandlers.onRequest(RevokeDevice.class, this::revoke),
                MessageHandlers.onRequest(Moderate.class, this::moderate));
    }

    private StoredUser asker(Session from) throws RefusedException {
        var member = members.require(from);
        limits.questions.take(member.user());
        return accounts.of(from.remote())
                .orElseThrow(
                        () -> new RefusedException(ErrorCode.NOT_REGISTERED, "the name is gone", "Register again."));
    }

    /** The key alone is not enough to change a password: whoever borrows a device does not take over the name. */
    private Done password(Session from, SetPassword request) throws IOException {
        var user = asker(from);
        if (!user.standing().password().isEmpty()) {
            passwords.check(user, from, request.current());
        } else {
            limits.passwords.take(user.name());
        }
        return explaining(() -> {
            office.password(user.name(), user.name(), passwords.hash(request.changed()));
            return new Done();
        });
    }

    private DevicesTold devices(Session from, AskDevices request) throws IOException {
        var devices = office.devices(asker(from), Optional.of(from.remote()));
        return new DevicesTold(devices.subList(0, Math.min(DevicesTold.MOST, devices.size())));
    }

    private Done revoke(Session from, RevokeDevice request) throws IOException {
        var user = asker(from);
        if (request.device().equals(from.remote())) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN, "this is the device that asks", "Revoke it from another device.");
        }
        return explaining(() -> {
            office.revoke(user.name(), user.name(), request.device());
            return new Done();
        });
    }

    private Moderated moderate(Session from, Moderate request) throws IOException {
        var user = asker(from);
        return explaining(() -> new Moderated(
                switch (request.action()) {
                    case BAN -> ban(user, request);
                    case UNBAN -> unban(user, request);
                    case BANS -> bans(user);
                    case PENDING -> pending(user);
                    case APPROVE -> {
                        need(user, Right.APPROVE);
                        office.approve(user.name(), request.whom());
                        yield List.of(request.whom() + " is let in");
                    }
                    case REJECT -> {
                        need(user, Right.APPROVE);
                        office.reject(user.name(), request.whom(), request.reason());
                        yield List.of(request.whom() + " is turned away");
                    }
                    case INVITE -> {
                        need(user, Right.INVITE);
                        var time = request.time().orElse(USUAL_INVITATION);
                        yield List.of(office.invite(user.name(), 1, Optional.of(time), Role.MEMBER, Set.of()));
                    }
                }));
    }

    private List<String> ban(StoredUser by, Moderate request) throws IOException {
        need(by, Right.BAN);
        var whom = office.found(request.whom());
        if (!by.standing().role().above(whom.standing().role())) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    whom.name() + " does not stand below you here",
                    "Ask the owner of the tracker.");
        }
        var asked = request.time().orElse(USUAL_BAN);
        var owns = by.standing().role() == Role.OWNER;
        var time = !owns && asked.compareTo(LONGEST_BAN) > 0 ? LONGEST_BAN : asked;
        administration.ban(by.name(), whom.name(), request.reason(), Optional.of(time));
        return List.of(whom.name() + " is kept out for " + time.toMinutes() + " minutes");
    }

    private List<String> unban(StoredUser by, Moderate request) throws IOException {
        need(by, Right.BAN);
        var ban = administration.ban(request.whom());
        var owns = by.standing().role() == Role.OWNER;
        if (ban.isPresent() && !owns && ban.get().by().equals(Administration.OWNER)) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN, "the owner of the tracker made this ban", "Ask the owner of the tracker.");
        }
        if (!administration.unban(by.name(), request.whom())) {
            throw new NoSuchFileException("there is no ban of " + Shown.text(request.whom()));
        }
        return List.of(request.whom() + " may come in again");
    }

    private List<String> bans(StoredUser by) throws RefusedException {
        need(by, Right.BAN);
        return office.exclusions().stream()
                .map(ban -> ban.what() + " by " + ban.by() + " since " + ban.since()
                        + ban.until().map(until -> " until " + until).orElse("") + ": " + ban.reason())
                .map(line -> line.substring(0, Math.min(MOST_LINE, line.length())))
                .limit(Moderated.MOST)
                .toList();
    }

    private List<String> pending(StoredUser by) throws RefusedException {
        need(by, Right.APPROVE);
        var lines = new ArrayList<String>();
        office.pending().stream()
                .limit(Moderated.MOST)
                .forEach(user -> lines.add(user.name() + " " + user.registered()));
        return lines;
    }

    private static void need(StoredUser user, Right right) throws RefusedException {
        if (!user.standing().role().may(right)) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    "a " + user.standing().role().name().toLowerCase(Locale.ROOT) + " may not do this here",
                    "Ask the owner of the tracker.");
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T explaining(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND, String.valueOf(e.getMessage()), "Look at the list of people.");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), "");
        }
    }
}
