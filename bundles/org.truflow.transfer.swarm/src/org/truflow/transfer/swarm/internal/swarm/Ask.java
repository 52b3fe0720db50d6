package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import org.truflow.protocol.Message;

/** One request to a source, with what is to be done about the answer. All but {@link #drop} is called on the lane. */
interface Ask<R extends Message> {

    Message.Request<R> request();

    /** Returns about how many bytes will come. */
    int weight();

    void answered(R answer);

    /** Returns whether the answer still has to be worked off; then {@link Line#settled} is told when it is. */
    default boolean settlesLater() {
        return false;
    }

    void failed(IOException why);

    /** The answer came after the engine stopped; called on any thread. */
    default void drop(R answer) {}
}
