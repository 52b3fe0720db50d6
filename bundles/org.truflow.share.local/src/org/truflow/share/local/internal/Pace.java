package org.truflow.share.local.internal;

import java.time.Duration;

/**
 * How often and how soon things are done.
 *
 * @param gather how long changes are gathered after the first, before they are looked at
 * @param quiet how long a file must have been left alone before it is hashed
 * @param coarseQuiet the same where the file system's clock shows whole seconds only
 * @param commit how often the index is committed
 * @param tidy how often it is synced and compacted
 * @param audit how often everything is looked through for what the watching missed
 * @param unwatchedScan the same for a share of which not every folder can be watched
 * @param retry how often the root is looked at, and how soon a file that could not be read is tried again
 */
record Pace(
        Duration gather,
        Duration quiet,
        Duration coarseQuiet,
        Duration commit,
        Duration tidy,
        Duration audit,
        Duration unwatchedScan,
        Duration retry) {

    static final Pace NORMAL = new Pace(
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofMillis(2_500),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));
}
