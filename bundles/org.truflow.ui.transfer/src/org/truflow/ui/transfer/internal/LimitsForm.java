package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferLimits;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.WeekRule;

/**
 * The limits as a person writes them, each text as {@link Rates}, {@link WeekRule} and {@link UserRule} read it; rules one a line.
 * Any thread.
 */
record LimitsForm(String up, String down, String userUp, String userDown, String week, String users) {

    /** What is wrong with a field. @param field as in the names of the texts */
    record Wrong(String field, String why) {}

    static LimitsForm of(TransferLimits limits) {
        var always = limits.always();
        return new LimitsForm(
                Rates.text(always.up()),
                Rates.text(always.down()),
                Rates.text(always.userUp()),
                Rates.text(always.userDown()),
                limits.week().stream().map(WeekRule::toString).collect(Collectors.joining("\n")),
                String.join("\n", UserRule.text(limits.users()).split("; ")));
    }

    /** Returns the first thing that is wrong; nothing if all is right. */
    Optional<Wrong> wrong() {
        return check("up", up, Rates::parse)
                .or(() -> check("down", down, Rates::parse))
                .or(() -> check("user.up", userUp, Rates::parse))
                .or(() -> check("user.down", userDown, Rates::parse))
                .or(() -> check("week", rules(week), WeekRule::parse))
                .or(() -> check("users", rules(users), UserRule::parse));
    }

    private static Optional<Wrong> check(String field, String text, Function<String, ?> parser) {
        try {
            parser.apply(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Wrong(
                    field, TEXTS.get("limits.wrong", TEXTS.get("limits." + field), String.valueOf(e.getMessage()))));
        }
    }

    private static String rules(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
    }

    /** @throws IllegalArgumentException if something is wrong */
    TransferLimits limits() {
        return new TransferLimits(
                new Rates(Rates.parse(up), Rates.parse(down), Rates.parse(userUp), Rates.parse(userDown)),
                WeekRule.parse(rules(week)),
                UserRule.parse(rules(users)));
    }
}
