package org.truflow.net.netty.internal;

import static org.truflow.protocol.session.MessageHandlers.onPush;

import java.util.List;
import java.util.function.Consumer;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Message;
import org.truflow.protocol.MessageCodec;
import org.truflow.protocol.TextLimit;
import org.truflow.protocol.session.MessageHandlers;

/** What a plugin might say. */
record Note(String text) implements Message.Push {
    private static final TextLimit MOST = TextLimit.ofCharacters(1_000);
    private static final MessageCodec<Note> CODEC = new Codec<>(0x90, Note.class) {
        @Override
        public void encode(Note message, MapWriter out) {
            out.text("t", message.text(), MOST);
        }

        @Override
        public Note decode(MapReader in) throws MalformedMessageException {
            return new Note(in.text("t", MOST));
        }
    };
    private static final MessageCodec<Question> QUESTIONS = new Codec<>(0x91, Question.class) {
        @Override
        public void encode(Question message, MapWriter out) {
            out.text("t", message.text(), MOST);
        }

        @Override
        public Question decode(MapReader in) throws MalformedMessageException {
            return new Question(in.text("t", MOST));
        }
    };

    /** What a plugin might ask. */
    record Question(String text) implements Message.Request<Note> {}

    /** Knows the plugin, and takes its notes. */
    static Whiteboard taker(Consumer<Note> taker) {
        var whiteboard = new Whiteboard();
        whiteboard.add(CODEC);
        whiteboard.add(QUESTIONS);
        var handlers = List.<MessageHandlers.Handler<?>>of(onPush(Note.class, (from, note) -> taker.accept(note)));
        whiteboard.add((MessageHandlers) () -> handlers);
        return whiteboard;
    }

    private abstract static class Codec<M extends Message> implements MessageCodec<M> {
        private final int opcode;
        private final Class<M> type;

        Codec(int opcode, Class<M> type) {
            this.opcode = opcode;
            this.type = type;
        }

        @Override
        public int opcode() {
            return opcode;
        }

        @Override
        public Class<M> type() {
            return type;
        }

        @Override
        public int limit() {
            return 8 << 10;
        }
    }
}
