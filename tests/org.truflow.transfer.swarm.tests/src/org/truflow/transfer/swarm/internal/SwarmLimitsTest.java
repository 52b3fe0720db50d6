package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferLimits;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.WeekRule;

@NonNullByDefault({})
class SwarmLimitsTest {
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"0,0", "16K,16384", "500k,512000", "1.5M,1572864", "2G,2147483648", "100000,100000"})
    void reads_rates(String text, long rate) {
        assertEquals(rate, Rates.parse(text));
        assertEquals(rate, Rates.parse(Rates.text(rate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1", "16383", "1T", "K", "1,5M", "fast", "1e9", "99999999999999"})
    void refuses_what_is_no_rate(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rates.parse(text));
    }

    @Test
    void reads_the_rules_of_the_week_and_writes_them_as_it_reads_them() {
        var text = "mon,tue,wed,thu,fri 08:00-18:00 up=1M down=4M; sat,sun 22:00-06:00 up=0";
        var rules = WeekRule.parse("Mon-Fri 08:00-18:00 up=1M down=4M ;; sunday,sat 22:00-06:00 up=0;");

        assertEquals(text, WeekRule.text(rules));
        assertEquals(rules, WeekRule.parse(text));
        assertEquals(List.of(), WeekRule.parse(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon 08:00-18:00",
                "m 08:00-18:00 up=1M",
                "mon-xxx 08:00-18:00 up=1M",
                "mon 8-18 up=1M",
                "mon 08:00-08:00 up=1M",
                "mon 08:60-09:00 up=1M",
                "mon 08:00-24:01 up=1M",
                "mon 08:00-18:00 up=1",
                "mon 08:00-18:00 left=1M"
            })
    void refuses_what_is_no_rule_of_the_week(String text) {
        assertThrows(IllegalArgumentException.class, () -> WeekRule.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:59,4", // a Friday
        "2026-11-20T08:00,1",
        "2026-11-20T17:59,1",
        "2026-11-20T18:00,4",
        "2026-11-20T23:00,4",
        "2026-11-21T08:00,4",
        "2026-11-21T22:00,0",
        "2026-11-22T05:59,0",
        "2026-11-22T06:00,4",
        "2026-11-23T05:59,0",
        "2026-11-23T08:00,1"
    })
    void the_first_rule_that_holds_counts(LocalDateTime time, long mib) {
        var limits = new TransferLimits(
                new Rates(4 * MIB, MIB, 0, 0),
                WeekRule.parse("mon-fri 08:00-18:00 up=1M; sat,sun 22:00-06:00 up=0; fri 10:00-11:00 up=7M"),
                Map.of());
        var clock = Clock.fixed(time.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var chosen = new SwarmLimits(World.settings(Path.of("a"), Path.of("b"), Map.of()), clock);
        assertThrows(IOException.class, () -> chosen.choose(limits));

        assertEquals(new Rates(mib * MIB, MIB, 0, 0), chosen.now());
    }

    @Test
    void who_keeps_to_them_hears_of_others_at_once_even_if_they_are_not_kept() {
        var limits = new SwarmLimits(World.settings(Path.of("a"), Path.of("b"), Map.of()));
        var heard = new ArrayList<Long>();

        try (var _ = limits.listen(() -> heard.add(limits.now().up()))) {
            assertThrows(IOException.class, () -> limits.choose(up(3 * MIB)));
        }
        assertThrows(IOException.class, () -> limits.choose(up(5 * MIB)));

        assertEquals(List.of(3 * MIB), heard);
    }

    private static TransferLimits up(long rate) {
        return new TransferLimits(new Rates(rate, 0, 0, 0), List.of(), Map.of());
    }

    @Test
    void takes_the_settings_and_the_rules_of_users() {
        Map<Setting<?>, Object> settings = Map.of(
                PeerSettings.LIMIT_UP,
                2 * MIB,
                PeerSettings.LIMIT_USER_UP,
                MIB,
                PeerSettings.LIMIT_USER_DOWN,
                MIB / 2,
                PeerSettings.LIMIT_USERS,
                "anna up=3M weight=3; ben down=100K");
        var limits = new SwarmLimits(World.settings(Path.of("a"), Path.of("b"), settings));

        assertEquals(new Rates(2 * MIB, 0, MIB, MIB / 2), limits.now());
        assertEquals(3 * MIB, limits.up("anna"));
        assertEquals(MIB / 2, limits.down("anna"));
        assertEquals(3, limits.weight("anna"));
        assertEquals(MIB, limits.up("ben"));
        assertEquals(100 << 10, limits.down("ben"));
        assertEquals(1, limits.weight("zoe"));
    }

    @Test
    void writes_the_rules_of_users_as_it_reads_them() {
        var rules = UserRule.parse("ben down=100K;anna weight=3 up=0");

        assertEquals("anna up=0 weight=3; ben down=100K", UserRule.text(rules));
        assertEquals(new UserRule(OptionalLong.of(0), OptionalLong.empty(), 3), rules.get("anna"));
        assertThrows(IllegalArgumentException.class, () -> UserRule.parse("anna weight=0"));
        assertThrows(IllegalArgumentException.class, () -> UserRule.parse("anna speed=1"));
    }
}
