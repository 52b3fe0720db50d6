package org.truflow.net.netty.internal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.Encoded;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.session.MessageHandlers.PushHandler;
import org.truflow.protocol.session.MessageHandlers.RequestHandler;

/** Lets the engines handle what one session asks and says. All on the session's lane. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final long MINUTE = 60_000_000_000L;

    private final NettySession session;
    private final Whiteboard whiteboard;
    private final Outbox outbox;
    private boolean complained;
    private long lastComplaint;

    Answers(NettySession session, Whiteboard whiteboard, Outbox outbox) {
        this.session = session;
        this.whiteboard = whiteboard;
        this.outbox = outbox;
    }

    void answer(long id, Message.Request<?> request, Slices slices) {
        var name = request.getClass().getSimpleName();
        try {
            // Who does not read the answers gets no more of them worked out.
            var turn = outbox.awaitTurn();
            if (!turn || session.ended() != null) {
                slices.discard();
                refuse(id, ErrorCode.TOO_MANY, "too much waits to be sent from here", "Try again later");
                return;
            }
        } catch (IOException e) {
            slices.discard();
            LOG.debug("{} is gone before {} was answered", session, name);
            return;
        }
        try {
            if (whiteboard.handler(request) instanceof RequestHandler<?, ?> handler) {
                reply(id, name, ask(handler, request));
            } else {
                slices.discard();
                refuse(id, ErrorCode.UNAVAILABLE, "nobody here answers " + name + " now", "Try again later");
            }
        } catch (RefusedException e) {
            refuse(id, new Refusal(e.code(), text(e), e.remedy(), e.after()));
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            // LinkageError: the engine's bundle may be on its way out.
            internal(id, name, e);
        }
    }

    void take(Message.Push push, Slices slices) {
        try {
            if (whiteboard.handler(push) instanceof PushHandler<?> handler) {
                tell(handler, push);
            } else {
                slices.discard();
                LOG.debug(
                        "{} said {}, which nobody here takes now",
                        session,
                        push.getClass().getSimpleName());
            }
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            complain(push.getClass().getSimpleName(), e);
        }
    }

    void refuse(long id, ErrorCode code, String message, String remedy) {
        refuse(id, new Refusal(code, message, remedy));
    }

    private void refuse(long id, Refusal refusal) {
        if (session.ended() == null) {
            outbox.send(encode(id, refusal));
        }
    }

    private void reply(long id, String name, Message reply) throws IOException {
        Encoded encoded;
        try {
            encoded = encode(id, reply);
        } catch (RuntimeException e) {
            release(reply);
            throw e;
        }
        if (encoded.hasPayload()) {
            outbox.sendBulk(encoded);
        } else {
            outbox.send(encoded);
        }
        LOG.trace("{} got {} to {}", session, reply.getClass().getSimpleName(), name);
    }

    private void internal(long id, String name, Throwable why) {
        if (session.ended() != null) {
            LOG.debug("{} ended while {} was answered", session, name);
            return;
        }
        complain(name, why);
        refuse(id, ErrorCode.INTERNAL, name + " could not be answered", "Try again later");
    }

    /** Once a minute for each session: the other side chooses how often something goes wrong. */
    private void complain(String name, Throwable why) {
        var now = System.nanoTime();
        if (!complained || now - lastComplaint >= MINUTE) {
            complained = true;
            lastComplaint = now;
            LOG.warn("{} of the {} could not be handled", name, session, why);
        } else {
            LOG.debug("{} of the {} could not be handled", name, session, why);
        }
    }

    private Encoded encode(long id, Message message) {
        return whiteboard.wire().encode(new Envelope(id, message));
    }

    private static String text(RefusedException refusal) {
        var text = refusal.getMessage();
        return text == null ? refusal.code().toString() : text;
    }

    private static void release(Message message) {
        if (message instanceof Block block) {
            block.payload().close();
        }
    }

    /** The handler was found under the class of the request. */
    private <Q extends Message.Request<R>, R extends Message> R ask(
            RequestHandler<Q, R> handler, Message.Request<?> request) throws IOException {
        return handler.answer().answer(session, handler.type().cast(request));
    }

    private <P extends Message.Push> void tell(PushHandler<P> handler, Message.Push push) throws IOException {
        handler.take().take(session, handler.type().cast(push));
    }
}
