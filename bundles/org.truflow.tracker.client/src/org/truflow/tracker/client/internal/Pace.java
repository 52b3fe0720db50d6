package org.truflow.tracker.client.internal;

import java.time.Duration;

/**
 * How long to wait before what.
 *
 * @param refused before asking again after a refusal that waiting does not mend, in case the owner does
 * @param busy before asking again when the other side cannot now
 * @param gather for changes of the catalog to come together
 */
record Pace(Duration refused, Duration busy, Duration gather) {
    /** What is changed here is found by others within two seconds. */
    static final Pace USUAL = new Pace(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMillis(250));
}
