package org.truflow.protocol.session;

import java.io.IOException;
import java.util.List;
import org.truflow.protocol.Message;

/**
 * Whiteboard: what an engine answers. Requests that nobody answers are refused by the network as unavailable.
 *
 * <p><b>Threads.</b> Every session has a lane, a virtual thread: its messages are handled one at a time, in order.
 * Handlers may wait for the disk, not for their own session. While many wait in a lane, the network reads no more
 * from that session.
 */
@FunctionalInterface
public interface MessageHandlers {

    /** Returns the same list every time. */
    List<Handler<?>> handlers();

    /** Handles one type of message. */
    sealed interface Handler<M extends Message> {
        Class<M> type();
    }

    /** Answers a request. */
    record RequestHandler<Q extends Message.Request<R>, R extends Message>(Class<Q> type, Answer<Q, R> answer)
            implements Handler<Q> {}

    /** Takes a push. */
    record PushHandler<P extends Message.Push>(Class<P> type, Take<P> take) implements Handler<P> {}

    @FunctionalInterface
    interface Answer<Q, R> {
        /**
         * @throws org.truflow.protocol.RefusedException to refuse; anything else is logged and refused as internal
         */
        R answer(Session from, Q request) throws IOException;
    }

    @FunctionalInterface
    interface Take<P> {
        void take(Session from, P push) throws IOException;
    }

    static <Q extends Message.Request<R>, R extends Message> Handler<Q> onRequest(Class<Q> type, Answer<Q, R> answer) {
        return new RequestHandler<>(type, answer);
    }

    static <P extends Message.Push> Handler<P> onPush(Class<P> type, Take<P> take) {
        return new PushHandler<>(type, take);
    }
}
