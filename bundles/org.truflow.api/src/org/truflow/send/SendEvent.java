package org.truflow.send;

/** Something changed. */
public sealed interface SendEvent {
    record Out(Sending sending) implements SendEvent {}

    record In(Incoming incoming) implements SendEvent {}
}
