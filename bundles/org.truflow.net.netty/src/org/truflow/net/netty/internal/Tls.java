package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.truflow.identity.Identity;
import org.truflow.identity.SelfSignedTrust;

/**
 * TLS 1.3, both sides with a certificate, nothing else. No name is sent (SNI), and no session is resumed: handlers are
 * made without a host, so that the JDK has nothing to remember a session under, and Netty's BoringSSL gives no tickets.
 */
final class Tls implements AutoCloseable {
    /** The name of this protocol inside TLS (ALPN). */
    static final String PROTOCOL = "truflow/1";

    private static final List<String> CIPHERS =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    private static final long CLOSE_MILLIS = 500;
    /** Only in memory, on the way into Netty: the default type would protect the key by 10,000 rounds of a hash for nothing. */
    private static final String KEY_STORE = "JKS";

    private final SslContext server;
    private final SslContext client;
    private final Timing timing;
    private final String name;

    private Tls(SslContext server, SslContext client, Timing timing, String name) {
        this.server = server;
        this.client = client;
        this.timing = timing;
        this.name = name;
    }

    /** @throws IOException if {@code choice} is no engine, or not one of this machine */
    static Tls of(String choice, Identity identity, Timing timing) throws IOException {
        var provider = provider(choice);
        try {
            var server = settings(SslContextBuilder.forServer(identity.privateKey(), identity.certificate()), provider)
                    .clientAuth(ClientAuth.REQUIRE)
                    .build();
            var client = settings(
                            SslContextBuilder.forClient().keyManager(identity.privateKey(), identity.certificate()),
                            provider)
                    .endpointIdentificationAlgorithm(null)
                    .build();
            return new Tls(server, client, timing, provider == SslProvider.JDK ? "JDK TLS" : "BoringSSL");
        } catch (SSLException e) {
            throw new IOException("TLS cannot be set up with net.tls=" + choice + ": " + e.getMessage(), e);
        }
    }

    SslHandler server(ByteBufAllocator allocator) {
        return limited(server.newHandler(allocator));
    }

    SslHandler client(ByteBufAllocator allocator) {
        return limited(client.newHandler(allocator));
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(server);
        ReferenceCountUtil.release(client);
    }

    private SslHandler limited(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(timing.tls().toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_MILLIS);
        return handler;
    }

    private static SslContextBuilder settings(SslContextBuilder builder, SslProvider provider) {
        return builder.sslProvider(provider)
                .keyStoreType(KEY_STORE)
                .protocols("TLSv1.3")
                .ciphers(CIPHERS)
                .trustManager(new SelfSignedTrust())
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        // Neither engine can do more alike: who agreed on nothing is turned away by the greeting.
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        PROTOCOL));
    }

    private static SslProvider provider(String choice) throws IOException {
        return switch (choice) {
            case "auto" -> OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK;
            case "jdk" -> SslProvider.JDK;
            case "boringssl" -> {
                if (!OpenSsl.isAvailable()) {
                    throw new IOException("BoringSSL is not to be had on this machine (" + OpenSsl.unavailabilityCause()
                            + "); choose net.tls=auto or jdk");
                }
                yield SslProvider.OPENSSL_REFCNT;
            }
            default -> throw new IOException("net.tls is auto, boringssl or jdk, not " + choice);
        };
    }
}
