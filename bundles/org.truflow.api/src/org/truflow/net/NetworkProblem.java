package org.truflow.net;

/** The network wants to listen and cannot. Registered instead of {@link Network}, until it can; it goes on trying by itself. */
@FunctionalInterface
public interface NetworkProblem {
    /** Returns what is wrong, with the address, and what to do about it, for people. */
    String reason();
}
