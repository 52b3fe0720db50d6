package org.truflow.transfer.swarm.internal.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.transfer.swarm.internal.upload.RunPlan.Run;

class RunPlanTest {
    private static final int MIB = 1 << 20;
    private static final int BLOCK = 256 << 10;
    private static final ContentHash ONE = content(1);

    private final RunPlan<String> plan = new RunPlan<>();
    private final List<Run> runs = new ArrayList<>();

    private static ContentHash content(int number) {
        var bytes = new byte[Sha256.LENGTH];
        bytes[0] = (byte) number;
        return new ContentHash(Sha256.of(bytes));
    }

    private void read(String reader, ContentHash content, long position, boolean waited) {
        plan.read(reader, content, position, BLOCK, 64 * MIB, waited).ifPresent(runs::add);
    }

    @Test
    void what_nobody_waits_for_is_not_read_ahead() {
        for (var at = 0; at < 64 * MIB; at += BLOCK) {
            read("a", ONE, at, false);
        }

        assertEquals(List.of(), runs);
    }

    @Test
    void who_jumps_gets_nothing_ahead() {
        for (var at = 0; at < 32 * MIB; at += 2 * BLOCK) {
            read("a", ONE, at, true);
        }

        assertEquals(List.of(), runs);
    }

    @Test
    void readers_in_turns_get_runs_that_follow_one_another_to_the_end() {
        for (var at = 0; at < 64 * MIB; at += BLOCK) {
            for (var reader = 0; reader < 8; reader++) {
                // It waits only at first: then everything is there.
                read("r" + reader, content(reader), at, at == BLOCK);
            }
        }

        for (var reader = 0; reader < 8; reader++) {
            var content = content(reader);
            var own = runs.stream().filter(run -> run.content().equals(content)).toList();
            assertEquals(2L * BLOCK, own.getFirst().from());
            assertEquals(64L * MIB, own.getLast().to());
            for (var i = 1; i < own.size(); i++) {
                assertEquals(own.get(i - 1).to(), own.get(i).from());
                assertTrue(i == own.size() - 1 || own.get(i).to() - own.get(i).from() == RunPlan.RUN);
            }
        }
    }

    @Test
    void the_run_of_one_reader_serves_another_of_the_same_content() {
        read("a", ONE, 0, true);
        read("a", ONE, BLOCK, true);
        read("b", ONE, 0, true);
        read("b", ONE, BLOCK, true);

        assertEquals(List.of(new Run(ONE, 2L * BLOCK, 2L * BLOCK + RunPlan.RUN)), runs);
        assertEquals(Optional.empty(), plan.read("b", ONE, 2L * BLOCK, BLOCK, 64 * MIB, false));
    }
}
