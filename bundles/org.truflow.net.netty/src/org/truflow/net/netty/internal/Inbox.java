package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.protocol.Bye;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Hello;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.Message;
import org.truflow.protocol.Ping;
import org.truflow.protocol.Pong;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.Unknown;

/** The way into one session: decodes frames on the event loop, and puts what comes of them on the lane. */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** What a message weighs in the lane besides its bytes. */
    private static final int MESSAGE_WEIGHT = 2 << 10;

    /** Answers to what was never asked, until it is too much. */
    private static final int MOST_STRAY = 16;

    private final NettySession session;
    private final Whiteboard whiteboard;
    private final Requests requests;
    private final Answers answers;
    private final ObjIntConsumer<Runnable> lane;
    private int stray;

    /** @param lane takes tasks with their weight, runs them in order */
    Inbox(
            NettySession session,
            Whiteboard whiteboard,
            Requests requests,
            Answers answers,
            ObjIntConsumer<Runnable> lane) {
        this.session = session;
        this.whiteboard = whiteboard;
        this.requests = requests;
        this.answers = answers;
        this.lane = lane;
    }

    /** @throws IOException with what is wrong with it */
    void frame(int opcode, ByteBuf body) throws IOException {
        var weight = body.readableBytes() + MESSAGE_WEIGHT;
        var slices = new Slices(body);
        var envelope = whiteboard.wire().decode(opcode, body.nioBuffer(), slices);
        var id = envelope.id();
        switch (envelope.message()) {
            case Hello _ -> throw new MalformedMessageException("a second hello");
            case Ping ping -> session.pong(ping);
            case Pong _ -> LOG.trace("{} is there", session);
            case Bye bye -> session.over("the other side ended the session: " + bye.reason());
            case Refusal refusal
            when id == 0 -> session.over("the other side refused the session: " + refusal.message());
            case Message.Request<?> request -> lane.accept(() -> answers.answer(id, request, slices), weight);
            case Unknown unknown when id != 0 -> lane.accept(() -> refuse(id, unknown), weight);
            case Unknown unknown -> LOG.debug("{} said something of unknown opcode {}", session, unknown.opcode());
            case Message.Push push -> lane.accept(() -> answers.take(push, slices), weight);
            default -> answered(id, envelope.message(), weight, slices);
        }
    }

    private void refuse(long id, Unknown unknown) {
        answers.refuse(
                id,
                ErrorCode.UNKNOWN_OPCODE,
                "opcode " + unknown.opcode() + " is not known here",
                "Ask only what both sides know, or update the other side");
    }

    private void answered(long id, Message message, int weight, Slices slices) throws IOException {
        var waiting = requests.answered(id);
        if (waiting == null) {
            slices.discard();
            LOG.debug("{} answers {}, which was not asked", session, id);
            if (++stray > MOST_STRAY) {
                throw new MalformedMessageException("more than " + MOST_STRAY + " answers to what was not asked");
            }
        } else if (message instanceof Refusal refusal) {
            var refused = new RefusedException(refusal.code(), refusal.message(), refusal.remedy(), refusal.after());
            lane.accept(() -> waiting.result().completeExceptionally(refused), weight);
        } else if (waiting.answer().isInstance(message)) {
            lane.accept(() -> deliver(waiting, message, slices), weight);
        } else {
            slices.discard();
            var wrong = new MalformedMessageException(
                    waiting.name() + " was answered by " + message.getClass().getSimpleName());
            lane.accept(() -> waiting.result().completeExceptionally(wrong), weight);
            throw wrong;
        }
    }

    /** Whoever asked closes the payload; nobody waits any more when the time was over. */
    private static void deliver(Requests.Waiting waiting, Message message, Slices slices) {
        if (!waiting.result().complete(message)) {
            slices.discard();
        }
    }
}
