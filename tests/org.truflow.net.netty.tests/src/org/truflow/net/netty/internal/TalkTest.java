package org.truflow.net.netty.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.net.netty.internal.Nodes.connect;
import static org.truflow.net.netty.internal.Nodes.failure;
import static org.truflow.net.netty.internal.Nodes.get;
import static org.truflow.protocol.session.MessageHandlers.onRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.id.ContentHash;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.ContentOffered;

class TalkTest {
    private static final ContentHash CONTENT = ContentHash.of(new byte[32]);

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void answers_a_request(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node(onRequest(AskContent.class, (from, asked) -> new ContentOffered(42)));
            var client = nodes.node();

            var session = connect(client, server);
            var answer = get(session.request(new AskContent(CONTENT)));

            assertEquals(new ContentOffered(42), answer);
            assertEquals(server.self(), session.remote());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.truflow.net.netty.internal.Nodes#engines")
    void refuses_what_nobody_answers_and_names_it(String tls) throws Exception {
        try (var nodes = new Nodes(tls)) {
            var server = nodes.node();
            var client = nodes.node();

            var refusal = failure(connect(client, server).request(new AskContent(CONTENT)));

            var refused = assertInstanceOf(RefusedException.class, refusal);
            assertEquals(ErrorCode.UNAVAILABLE, refused.code());
            assertTrue(String.valueOf(refused.getMessage()).contains("AskContent"), refused.getMessage());
        }
    }
}
