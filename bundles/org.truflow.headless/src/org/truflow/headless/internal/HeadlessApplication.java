package org.truflow.headless.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.net.Network;
import org.truflow.profile.CleanEnd;
import org.truflow.profile.Profile;
import org.truflow.profile.StartException;
import org.truflow.settings.NetSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.shell.Console;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A product from its arguments to its end: the settings become a service, which lets the engines start; when they
 * have, one line says so; then it waits until the process is asked to end.
 */
abstract class HeadlessApplication<O> implements IApplication {

    private static final Logger LOG = LoggerFactory.getLogger(HeadlessApplication.class);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Returns new options, annotated for picocli. */
    abstract O options();

    abstract CommonOptions common(O options);

    /** Returns what was given as arguments, by key of its setting. */
    abstract Map<String, String> given(O options);

    abstract List<Setting<?>> settings();

    /** Returns those that can change while the product runs. */
    List<Setting<?>> live() {
        return List.of();
    }

    /** Returns {@code peer} or {@code tracker}. */
    abstract String product();

    abstract int defaultPort();

    /**
     * Waits until the engines work.
     *
     * @return what the ready line says after address and peer id
     */
    abstract String awaitReady(O options, Settings settings, Services services)
            throws StartException, IOException, InterruptedException;

    @Override
    public final Object start(@Nullable IApplicationContext context) throws InterruptedException {
        var bundle = FrameworkUtil.getBundle(HeadlessApplication.class).getBundleContext();
        var end = new CleanEnd(bundle);
        var arguments = context == null ? null : context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        if (context != null) {
            context.applicationRunning();
        }
        var status = run(arguments instanceof String[] words ? words : new String[0], bundle);
        end.status(status);
        return status;
    }

    @Override
    public final void stop() {
        ended.countDown();
    }

    private int run(String[] arguments, BundleContext bundle) throws InterruptedException {
        var options = options();
        var line = new CommandLine(options);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException e) {
            err.println(e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
            err.println("truflow " + product() + " --help shows what is understood");
            return StartException.USAGE;
        }
        if (line.isUsageHelpRequested()) {
            line.usage(out);
            return 0;
        }
        var defaults = Map.of(NetSettings.PORT.key(), String.valueOf(defaultPort()));
        try (var profile =
                Profile.open(dataFolder(options), common(options).verbose, settings(), live(), defaults, bundle)) {
            return serve(options, profile, bundle);
        } catch (StartException e) {
            LOG.error("cannot start: {}", e.getMessage());
            err.println(e.getMessage());
            return e.status();
        } catch (IOException e) {
            LOG.error("ended by a failure", e);
            err.println("ended by a failure: " + e.getMessage());
            return StartException.FAILED;
        }
    }

    private int serve(O options, Profile profile, BundleContext bundle)
            throws StartException, IOException, InterruptedException {
        LOG.info("starting {} with data folder {}", product(), profile.folder());
        endWithParent(options);
        var settings = profile.start(allGiven(options));
        var services = new Services(bundle);
        var network = services.awaitNetwork();
        var more = awaitReady(options, settings, services);
        var ready = "ready " + product() + " address=" + address(network) + " id=" + network.self() + more;
        LOG.info("{}", ready);
        out.println(ready);
        if (!common(options).noShell
                && System.console() != null
                && System.console().isTerminal()) {
            services.await(Console.class, "shell").run();
        } else {
            ended.await();
        }
        LOG.info("ending");
        return 0;
    }

    /** Whoever hosts this product in a window may be killed, and must not leave it behind. */
    private void endWithParent(O options) {
        var parent = common(options).parent;
        if (parent != null) {
            ProcessHandle.of(parent)
                    .map(ProcessHandle::onExit)
                    .ifPresentOrElse(gone -> gone.thenRun(ended::countDown), ended::countDown);
        }
    }

    private Path dataFolder(O options) throws StartException {
        var given = common(options).data;
        var text = given != null ? given : System.getProperty("truflow.data", "");
        if (text.isEmpty()) {
            throw new StartException(StartException.USAGE, "no data folder: name one with --data");
        }
        return Path.of(text).toAbsolutePath().normalize();
    }

    private Map<String, String> allGiven(O options) {
        var given = new LinkedHashMap<>(given(options));
        give(given, NetSettings.BIND, common(options).bind);
        give(given, NetSettings.PORT, common(options).port);
        return given;
    }

    static void give(Map<String, String> given, Setting<?> setting, @Nullable String value) {
        if (value != null) {
            given.put(setting.key(), value);
        }
    }

    private static String address(Network network) {
        return network.listening().stream()
                .findFirst()
                .map(HeadlessApplication::text)
                .orElse("none");
    }

    private static String text(InetSocketAddress address) {
        var host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
