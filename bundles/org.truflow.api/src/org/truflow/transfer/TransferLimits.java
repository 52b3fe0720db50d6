package org.truflow.transfer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The limits that were chosen.
 *
 * @param always what holds when no rule of the week does
 * @param week other limits at some times of the week; the first rule that holds counts
 * @param users rules of single users, by name
 */
public record TransferLimits(Rates always, List<WeekRule> week, Map<String, UserRule> users) {
    public TransferLimits {
        week = List.copyOf(week);
        users = Map.copyOf(users);
    }

    /** Returns what holds at that time. */
    public Rates at(LocalDateTime time) {
        for (var rule : week) {
            if (rule.holds(time)) {
                return new Rates(
                        rule.up().orElse(always.up()),
                        rule.down().orElse(always.down()),
                        always.userUp(),
                        always.userDown());
            }
        }
        return always;
    }
}
