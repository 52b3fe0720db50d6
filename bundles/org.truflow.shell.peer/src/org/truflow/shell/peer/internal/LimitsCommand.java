package org.truflow.shell.peer.internal;

import static org.truflow.shell.EngineMissingException.need;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import org.truflow.transfer.RateLimits;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferLimits;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.WeekRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Shows and changes how fast bytes may go. */
@Component(service = ShellCommand.class)
public final class LimitsCommand implements ShellCommand<LimitsCommand.Options> {

    @Command(
            name = "limits",
            description = {
                "Shows how fast uploads and downloads may be, or changes it, at once and for good.",
                "A RATE is in bytes a second, for example 500K or 1.5M, at least 16K; 0 is no limit."
            })
    static final class Options {
        @Option(names = "--up", paramLabel = "RATE", converter = Rate.class, description = "of all uploads together")
        @Nullable
        Long up;

        @Option(
                names = "--down",
                paramLabel = "RATE",
                converter = Rate.class,
                description = "of all downloads together")
        @Nullable
        Long down;

        @Option(names = "--user-up", paramLabel = "RATE", converter = Rate.class, description = "to each user")
        @Nullable
        Long userUp;

        @Option(names = "--user-down", paramLabel = "RATE", converter = Rate.class, description = "from each user")
        @Nullable
        Long userDown;

        @Option(
                names = "--user",
                paramLabel = "USER",
                description = "--up, --down, --weight and --clear are for this user only")
        @Nullable
        String user;

        @Option(
                names = "--weight",
                paramLabel = "N",
                description = "how many times as much as others the user gets, 1 to 100")
        @Nullable
        Integer weight;

        @Option(
                names = "--week",
                paramLabel = "RULES",
                description =
                        "other limits at some times, the first that holds: 'mon-fri 08:00-18:00 up=1M down=4M; sat,sun 22:00-06:00 up=0'; '' for none")
        @Nullable
        String week;

        @Option(names = "--clear", description = "takes all limits away, or those of --user")
        boolean clear;

        private boolean changes() {
            return clear
                    || week != null
                    || weight != null
                    || up != null
                    || down != null
                    || userUp != null
                    || userDown != null;
        }
    }

    /** Reads a rate. */
    static final class Rate implements ITypeConverter<Long> {
        @Override
        public Long convert(@Nullable String text) {
            try {
                return Rates.parse(text == null ? "" : text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable RateLimits limits;

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var engine = need(limits, "transfer");
        if (options.changes()) {
            try {
                engine.choose(changed(engine.chosen(), options));
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        show(engine.now(), engine.chosen(), out);
        return ExitStatus.OK;
    }

    private static TransferLimits changed(TransferLimits before, Options options) throws IOException {
        var user = options.user;
        if (user == null) {
            if (options.weight != null) {
                throw new IOException("--weight needs --user: it says how much one user gets beside others");
            }
            return options.clear ? cleared(before, options) : always(before, options);
        }
        if (options.userUp != null || options.userDown != null || options.week != null) {
            throw new IOException("of one user only --up, --down and --weight can be chosen");
        }
        var users = new HashMap<>(before.users());
        var own = new UserRule(OptionalLong.empty(), OptionalLong.empty(), 1);
        own = options.clear ? own : users.getOrDefault(user, own);
        var weight = options.weight;
        own = new UserRule(
                or(options.up, own.up()), or(options.down, own.down()), weight == null ? own.weight() : weight);
        if (own.up().isEmpty() && own.down().isEmpty() && own.weight() == 1) {
            users.remove(user);
        } else {
            users.put(user, own);
        }
        return new TransferLimits(before.always(), before.week(), users);
    }

    /** What is given beside {@code --clear} holds afterwards; weights are no limits and stay. */
    private static TransferLimits cleared(TransferLimits before, Options options) {
        var weights = new HashMap<String, UserRule>();
        before.users().forEach((user, rule) -> {
            if (rule.weight() > 1) {
                weights.put(user, new UserRule(OptionalLong.empty(), OptionalLong.empty(), rule.weight()));
            }
        });
        return always(new TransferLimits(Rates.NONE, List.of(), weights), options);
    }

    private static TransferLimits always(TransferLimits before, Options options) {
        var week = options.week;
        var rates = before.always();
        return new TransferLimits(
                new Rates(
                        or(options.up, rates.up()),
                        or(options.down, rates.down()),
                        or(options.userUp, rates.userUp()),
                        or(options.userDown, rates.userDown())),
                week == null ? before.week() : WeekRule.parse(week),
                before.users());
    }

    private static long or(@Nullable Long chosen, long before) {
        return chosen == null ? before : chosen;
    }

    private static OptionalLong or(@Nullable Long chosen, OptionalLong before) {
        return chosen == null ? before : OptionalLong.of(chosen);
    }

    private static void show(Rates now, TransferLimits chosen, Output out) throws IOException {
        out.line("up         " + shown(now.up()) + (now.up() == chosen.always().up() ? "" : ", by the week's rules"));
        out.line("down       " + shown(now.down())
                + (now.down() == chosen.always().down() ? "" : ", by the week's rules"));
        out.line("each user  up " + shown(now.userUp()) + ", down " + shown(now.userDown()));
        for (var rule : chosen.week()) {
            out.line("week       " + rule);
        }
        for (var user : new TreeMap<>(chosen.users()).entrySet()) {
            out.line("user       " + UserRule.text(Map.of(user.getKey(), user.getValue())));
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("now", json(now));
        object.put("always", json(chosen.always()));
        object.put("week", chosen.week().stream().map(WeekRule::toString).toList());
        var users = new LinkedHashMap<String, Object>();
        new TreeMap<>(chosen.users()).forEach((user, rule) -> users.put(user, json(rule)));
        object.put("users", users);
        out.json(object);
    }

    private static String shown(long rate) {
        return rate == 0 ? "no limit" : Sizes.bytes(rate) + "/s";
    }

    private static Map<String, Object> json(Rates rates) {
        var object = new LinkedHashMap<String, Object>();
        object.put("up", rates.up());
        object.put("down", rates.down());
        object.put("userUp", rates.userUp());
        object.put("userDown", rates.userDown());
        return object;
    }

    private static Map<String, Object> json(UserRule rule) {
        var object = new LinkedHashMap<String, Object>();
        rule.up().ifPresent(up -> object.put("up", up));
        rule.down().ifPresent(down -> object.put("down", down));
        object.put("weight", rule.weight());
        return object;
    }
}
