package org.truflow.transfer;

/** Who has a turn first. One that runs gives its turn to a higher one and goes on when that is over. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW
}
