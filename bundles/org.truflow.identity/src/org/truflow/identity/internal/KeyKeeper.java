package org.truflow.identity.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.KeyRotation;
import org.truflow.settings.Settings;

/**
 * Makes the key on the first start, offers it as the {@link Identity} service, and changes it on request. The service
 * is registered by hand, so that a changed key is a new service and everything that used the old one starts again.
 */
@Component(service = KeyRotation.class, immediate = true)
public final class KeyKeeper implements KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);

    private final KeyFile file;
    private final Clock clock;
    private final Function<Identity, Subscription> registrar;
    private KeptIdentity current;
    private Subscription registration;

    @Activate
    public KeyKeeper(BundleContext context, @Reference Settings settings) throws IOException {
        this(new KeyFile(settings.data()), Clock.systemUTC(), identity -> {
            var registration = context.registerService(Identity.class, identity, null);
            return registration::unregister;
        });
    }

    KeyKeeper(KeyFile file, Clock clock, Function<Identity, Subscription> registrar) throws IOException {
        this.file = file;
        this.clock = clock;
        this.registrar = registrar;
        this.current = file.readOrCreate();
        this.registration = registrar.apply(current);
        LOG.info("this installation is {}", current.self());
    }

    @Override
    public synchronized PeerId rotate() throws IOException {
        var old = current;
        try {
            current = old.successor(clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IOException("no new key can be made: " + e.getMessage() + "; the old one stays", e);
        }
        try {
            file.write(current);
        } catch (IOException e) {
            current = old;
            throw e;
        }
        // First the old one goes, so that nobody ever sees two.
        registration.close();
        registration = registrar.apply(current);
        LOG.info("this installation changed its key: it was {} and is now {}", old.self(), current.self());
        return current.self();
    }

    @Deactivate
    synchronized void stop() {
        registration.close();
    }
}
