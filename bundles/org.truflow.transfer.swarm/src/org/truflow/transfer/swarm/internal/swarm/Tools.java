package org.truflow.transfer.swarm.internal.swarm;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.truflow.content.ContentHasher;
import org.truflow.protocol.session.Sessions;
import org.truflow.transfer.swarm.internal.disk.Finisher;
import org.truflow.transfer.swarm.internal.disk.Liars;
import org.truflow.transfer.swarm.internal.disk.LocalContents;
import org.truflow.transfer.swarm.internal.disk.PartialContents;
import org.truflow.transfer.swarm.internal.plan.Budget;
import org.truflow.transfer.swarm.internal.rate.DownloadGate;

/**
 * What every download shares.
 *
 * @param workers threads that hash and write, as many as processors
 * @param disk threads that wait for the disk longer: open, sync, name
 * @param gate keeps downloads to their limits
 * @param local what is here already; {@code partials} what others may have of what is still fetched; {@code liars} of earlier
 * @param nanos what measures waits, as {@link System#nanoTime()}
 * @param clock the time of day, for what is kept across restarts
 */
public record Tools(
        Lane lane,
        Executor workers,
        Executor disk,
        Finisher finisher,
        ContentHasher hasher,
        LocalContents local,
        PartialContents partials,
        Liars liars,
        Budget budget,
        DownloadGate gate,
        Sessions sessions,
        Directories directories,
        LongSupplier nanos,
        InstantSource clock,
        RandomGenerator random) {}
