package org.truflow.tracker.server.internal.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.settings.Setting;
import org.truflow.tracker.LimitCount;

/** One budget of the tracker, and how often it was drawn on in vain. Safe for any number of threads. */
public final class Limit {
    private final Setting<Integer> setting;
    private final String what;
    private final IntSupplier amount;
    private final Duration per;
    private final Budgets<String> budgets;
    private final LongAdder allowed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** @param what there were too many of, for people: {@code searches of one user} */
    Limit(Setting<Integer> setting, String what, IntSupplier amount, Duration per, LongSupplier nanoTime) {
        this.setting = setting;
        this.what = what;
        this.amount = amount;
        this.per = per;
        this.budgets = new Budgets<>(amount, per.toNanos(), nanoTime);
    }

    /** @throws RefusedException saying when to try again */
    public void take(String asker) throws RefusedException {
        take(asker, 1);
    }

    /** @throws RefusedException saying when to try again */
    public void take(String asker, int some) throws RefusedException {
        var wait = budgets.take(asker, some);
        if (wait.isZero()) {
            allowed.add(some);
            return;
        }
        refused.add(some);
        var seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        throw new RefusedException(
                ErrorCode.TOO_MANY,
                "more than " + amount.getAsInt() + " " + what
                        + (per.equals(Duration.ofHours(1)) ? " in an hour" : " in a minute"),
                "Try again in " + seconds + " s, or ask the owner of the tracker to raise " + setting.key() + ".",
                Optional.of(Duration.ofSeconds(seconds)));
    }

    /** Takes one, or counts that it was refused. */
    public boolean tryTake(String asker) {
        var taken = budgets.take(asker);
        (taken ? allowed : refused).increment();
        return taken;
    }

    public LimitCount count() {
        return new LimitCount(setting.key(), amount.getAsInt(), per, allowed.sum(), refused.sum());
    }
}
