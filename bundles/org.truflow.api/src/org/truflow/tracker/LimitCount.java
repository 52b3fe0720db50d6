package org.truflow.tracker;

import java.time.Duration;

/**
 * How a budget was drawn on since the tracker started.
 *
 * @param setting key of the setting that it comes from
 * @param amount how many each may in {@code per}
 */
public record LimitCount(String setting, int amount, Duration per, long allowed, long refused) {}
