package org.truflow.tracker;

import java.time.Instant;

/**
 * Something that was done to an account.
 *
 * @param by who did it; {@code owner} in the tracker's own shell
 * @param action one word
 * @param whom it was done to
 */
public record AuditEntry(Instant time, String by, String action, String whom, String detail) {}
