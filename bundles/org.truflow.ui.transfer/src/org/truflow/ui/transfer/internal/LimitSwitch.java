package org.truflow.ui.transfer.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferLimits;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.WeekRule;

/** Limits on and off: what was chosen is kept while they are off. Without a widget. Any thread. */
final class LimitSwitch {
    private LimitSwitch() {}

    static final TransferLimits NONE = new TransferLimits(Rates.NONE, List.of(), Map.of());

    static boolean on(TransferLimits limits) {
        return !limits.equals(NONE);
    }

    /** Returns a text that {@link #read} understands. */
    static String text(TransferLimits limits) {
        var always = limits.always();
        return Stream.of(always.up(), always.down(), always.userUp(), always.userDown())
                        .map(Rates::text)
                        .collect(Collectors.joining(" "))
                + "|" + WeekRule.text(limits.week()) + "|" + UserRule.text(limits.users());
    }

    /** Returns limits from a text; nothing if it is not one. */
    static Optional<TransferLimits> read(String text) {
        var parts = text.split("\\|", -1);
        var rates = parts[0].split(" ");
        if (parts.length != 3 || rates.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TransferLimits(
                    new Rates(
                            Rates.parse(rates[0]), Rates.parse(rates[1]), Rates.parse(rates[2]), Rates.parse(rates[3])),
                    WeekRule.parse(parts[1]),
                    UserRule.parse(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
