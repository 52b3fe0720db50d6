package org.truflow.tracker.store;

import java.time.Instant;

/** One key of a user. @param name what its owner calls it, may be empty */
public record StoredDevice(String name, Instant added, Instant lastSeen) {}
