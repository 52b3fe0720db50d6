package org.truflow.net.netty.internal;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.identity.Identity;
import org.truflow.metrics.MetricSource;
import org.truflow.net.Network;
import org.truflow.net.NetworkProblem;
import org.truflow.protocol.MessageCodec;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.SessionListener;
import org.truflow.protocol.session.Sessions;
import org.truflow.settings.Settings;

/**
 * Runs the network, and offers it as {@link Sessions} and {@link Network} while it listens. When it cannot listen it
 * offers a {@link NetworkProblem} that says why, and tries again: the program that holds the port may be on its way
 * out, the address of a cable may be yet to come.
 */
@Component(
        service = {},
        immediate = true)
public final class NettyNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(NettyNetwork.class);
    private static final long LONGEST_SECONDS = 30;
    private static final long LONGEST_STOP_SECONDS = 3;

    private final BundleContext context;
    private final Options options;
    private final Identity identity;
    private final Whiteboard whiteboard = new Whiteboard();
    private final AtomicReference<@Nullable Node> node = new AtomicReference<>();
    private final AtomicReference<@Nullable ServiceRegistration<?>> offer = new AtomicReference<>();
    private final AtomicReference<@Nullable ServiceRegistration<?>> figures = new AtomicReference<>();
    private final ScheduledExecutorService again;
    private String told = "";
    private volatile boolean stopped;

    @Activate
    public NettyNetwork(BundleContext context, @Reference Settings settings, @Reference Identity identity) {
        this.context = context;
        this.options = Options.of(settings);
        this.identity = identity;
        this.again = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("truflow-net-again").factory());
    }

    /** After the handlers that are there already were put up, so that the first to connect finds them. */
    @Activate
    void start() {
        listen(1);
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        again.shutdownNow();
        again.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        leave();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandlers(MessageHandlers handlers) {
        whiteboard.add(handlers);
    }

    void removeHandlers(MessageHandlers handlers) {
        whiteboard.remove(handlers);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(SessionListener listener) {
        whiteboard.add(listener);
    }

    void removeListener(SessionListener listener) {
        whiteboard.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCodec(MessageCodec<?> codec) {
        whiteboard.add(codec);
    }

    void removeCodec(MessageCodec<?> codec) {
        whiteboard.remove(codec);
    }

    /** First on the thread of the service runtime, then on the one that tries again; never on both at once. */
    private void listen(long seconds) {
        try {
            var listening = Node.listen(options, identity, whiteboard);
            node.set(listening);
            withdraw();
            LOG.info(
                    "listening on {} ({}) as {}",
                    Addresses.text(listening.listening().getFirst()),
                    listening.describe(),
                    listening.self());
            offer.set(context.registerService(
                    new String[] {Sessions.class.getName(), Network.class.getName()}, listening, null));
            figures.set(context.registerService(MetricSource.class, new NetFigures(listening), null));
            if (stopped) {
                leave();
            }
        } catch (IOException e) {
            complain(String.valueOf(e.getMessage()), e);
            if (!stopped) {
                var next = Math.min(LONGEST_SECONDS, 2 * seconds);
                again.schedule(() -> listen(next), seconds, TimeUnit.SECONDS);
            }
        }
    }

    /** Tells each reason once, however often it is met. */
    private void complain(String reason, IOException cause) {
        if (!reason.equals(told)) {
            told = reason;
            LOG.error("{}; trying again", reason);
            LOG.debug("the cause", cause);
            withdraw();
            NetworkProblem problem = () -> reason;
            offer.set(context.registerService(NetworkProblem.class, problem, null));
        }
    }

    private void leave() {
        withdraw();
        var running = node.getAndSet(null);
        if (running != null) {
            running.stop();
        }
    }

    private void withdraw() {
        unregister(figures.getAndSet(null));
        unregister(offer.getAndSet(null));
    }

    private static void unregister(@Nullable ServiceRegistration<?> offered) {
        if (offered != null) {
            offered.unregister();
        }
    }
}
