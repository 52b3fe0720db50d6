package org.truflow.net.netty.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may connect: so many connections in all and from one address, so many new ones a minute, so many that have not
 * said hello. A network of IPv6 (/64) counts as one address, since one machine may have all of it. Memory is bounded:
 * an address is forgotten when it has no connection and its minute is over. Call from any thread.
 */
final class Budgets {
    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);
    private static final long MINUTE = 60_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Options options;
    private final int halfOpenPerAddress;
    private final LongSupplier nanoTime;
    private final Map<String, @Nullable Account> accounts = new HashMap<>();
    private final long[] refusedFor = new long[Why.values().length];
    private int open;
    private int halfOpen;
    private long refused;
    private long swept;
    private long logged;

    Budgets(Options options, LongSupplier nanoTime) {
        this.options = options;
        this.halfOpenPerAddress = Math.max(1, options.halfOpen() / 8);
        this.nanoTime = nanoTime;
        this.swept = nanoTime.getAsLong();
        this.logged = swept - SECOND;
    }

    /** What a connection is turned away for. */
    enum Why {
        ALL,
        ADDRESS,
        RATE,
        HALF_OPEN,
        HALF_OPEN_ADDRESS
    }

    private record Full(Why why, String text) {}

    /** A connection that was let in. */
    final class Place {
        private final Account account;
        private boolean greeted;
        private boolean left;

        private Place(Account account) {
            this.account = account;
        }

        /** It said hello. */
        void greet() {
            synchronized (Budgets.this) {
                if (!greeted && !left) {
                    greeted = true;
                    halfOpen--;
                    account.halfOpen--;
                }
            }
        }

        /** It is gone. Harmless when said twice. */
        void leave() {
            synchronized (Budgets.this) {
                greet();
                if (!left) {
                    left = true;
                    open--;
                    account.open--;
                }
            }
        }
    }

    /** Returns the place of a new connection, or null if there is none for it. */
    synchronized @Nullable Place enter(InetAddress address) {
        var now = nanoTime.getAsLong();
        sweep(now);
        var key = key(address);
        var account = accounts.get(key);
        if (account == null) {
            account = new Account(now, options.connectsPerMinute());
            accounts.put(key, account);
        }
        account.refill(now, options.connectsPerMinute());
        var full = full(account);
        if (full != null) {
            refused++;
            refusedFor[full.why.ordinal()]++;
            tell(now, account, key, full.text);
            return null;
        }
        account.tokens--;
        account.open++;
        account.halfOpen++;
        open++;
        halfOpen++;
        return new Place(account);
    }

    /** Returns how many connections were turned away. */
    synchronized long refused() {
        return refused;
    }

    synchronized long refused(Why why) {
        return refusedFor[why.ordinal()];
    }

    synchronized int halfOpen() {
        return halfOpen;
    }

    synchronized int open() {
        return open;
    }

    /** Returns how many addresses are remembered. */
    synchronized int remembered() {
        return accounts.size();
    }

    private @Nullable Full full(Account account) {
        if (open >= options.connections()) {
            return new Full(Why.ALL, "there are " + open + " connections in all");
        } else if (account.open >= options.connectionsPerAddress()) {
            return new Full(Why.ADDRESS, "it has " + account.open + " connections");
        } else if (account.tokens < 1) {
            return new Full(Why.RATE, "it connected more than " + options.connectsPerMinute() + " times in a minute");
        } else if (halfOpen >= options.halfOpen()) {
            return new Full(Why.HALF_OPEN, halfOpen + " connections have not said hello");
        } else if (account.halfOpen >= halfOpenPerAddress) {
            return new Full(Why.HALF_OPEN_ADDRESS, account.halfOpen + " of its connections have not said hello");
        }
        return null;
    }

    /** At most once a minute for one address and once a second in all: whoever floods should not fill the log. */
    private void tell(long now, Account account, String key, String why) {
        if (now - logged >= SECOND && (!account.told || now - account.logged >= MINUTE)) {
            account.told = true;
            account.logged = now;
            logged = now;
            LOG.warn("a connection from {} was turned away: {} (turned away so far: {})", key, why, refused);
        }
    }

    private void sweep(long now) {
        if (now - swept >= MINUTE) {
            swept = now;
            accounts.values().removeIf(account -> account == null || account.open == 0 && now - account.seen >= MINUTE);
        }
    }

    private static String key(InetAddress address) {
        if (address instanceof Inet6Address) {
            return HexFormat.of()
                            .formatHex(Arrays.copyOf(address.getAddress(), 8))
                            .replaceAll("(.{4})(?=.)", "$1:") + "::/64";
        }
        return String.valueOf(address.getHostAddress());
    }

    private static final class Account {
        private double tokens;
        private long seen;
        private long logged;
        private boolean told;
        private int open;
        private int halfOpen;

        Account(long now, int tokens) {
            this.seen = now;
            this.tokens = tokens;
        }

        void refill(long now, int perMinute) {
            tokens = Math.min(perMinute, tokens + (double) (now - seen) / MINUTE * perMinute);
            seen = now;
        }
    }
}
