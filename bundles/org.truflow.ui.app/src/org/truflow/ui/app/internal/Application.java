package org.truflow.ui.app.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.profile.CleanEnd;
import org.truflow.profile.Profile;
import org.truflow.profile.StartException;
import org.truflow.settings.NetSettings;
import org.truflow.settings.PeerSettings;
import org.truflow.shell.client.Exec;
import org.truflow.ui.StatusPart;
import org.truflow.ui.app.internal.first.SetUpPart;
import org.truflow.ui.app.internal.hosting.TrackerPart;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The workbench from its arguments to its end. */
public final class Application implements IApplication {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final String PORT = "4321";
    private static final int PATIENCE_SECONDS = 3;

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean opened;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    @Override
    public Object start(IApplicationContext context) {
        // Windows save themselves while everything they show is still there.
        var end = new CleanEnd(FrameworkUtil.getBundle(Application.class).getBundleContext(), this::stop);
        var arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        var status = run(arguments instanceof String[] words ? words : new String[0]);
        end.status(status);
        return status;
    }

    private int run(String[] arguments) {
        var options = new WorkbenchOptions();
        var line = new CommandLine(options);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException e) {
            err.println(e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
            err.println("truflow --help shows what is understood");
            return StartException.USAGE;
        }
        if (line.isUsageHelpRequested()) {
            line.usage(out);
            return 0;
        }
        var given = options.data;
        if (given == null) {
            err.println("no data folder: name one with --data");
            return StartException.USAGE;
        }
        var data = Path.of(given).toAbsolutePath().normalize();
        var bundle = FrameworkUtil.getBundle(Application.class).getBundleContext();
        var defaults = Map.of(NetSettings.PORT.key(), PORT);
        try (var profile = Profile.open(data, options.verbose, PeerSettings.ofProduct(), List.of(), defaults, bundle)) {
            LOG.info("starting the workbench with data folder {}", profile.folder());
            return workbench(profile, options);
        } catch (StartException e) {
            if (e.status() == StartException.IN_USE) {
                return handOver(data, options);
            }
            err.println(e.getMessage());
            return e.status();
        } catch (IOException e) {
            LOG.error("ended by a failure", e);
            err.println("ended by a failure: " + e.getMessage());
            return StartException.FAILED;
        }
    }

    private int workbench(Profile profile, WorkbenchOptions options) throws StartException {
        Display display;
        opened = true;
        try {
            display = PlatformUI.createDisplay();
        } catch (SWTError e) {
            throw new StartException(
                    StartException.FAILED,
                    "no window can be opened: " + e.getMessage()
                            + "; set DISPLAY, or run ./truflow peer, which needs no window");
        }
        try {
            run(display, profile, options);
            LOG.info("ending");
            return 0;
        } finally {
            display.dispose();
            closed.countDown();
        }
    }

    private void run(Display display, Profile profile, WorkbenchOptions options) {
        var context = FrameworkUtil.getBundle(Application.class).getBundleContext();
        var session = new WorkbenchSession(profile, options, out, context);
        var services = List.of(
                context.registerService(WorkbenchSession.class, session, null),
                context.registerService(StatusPart.class, new SetUpPart(session), null),
                context.registerService(
                        StatusPart.class, new TrackerPart(session.tracker(), Preferences::tracker), null));
        try {
            PlatformUI.createAndRunWorkbench(display, new Advisor(session));
        } finally {
            services.forEach(ServiceRegistration::unregister);
            session.end();
        }
    }

    /** The profile is open in another process: that one shows itself, and opens the link. */
    private int handOver(Path data, WorkbenchOptions options) {
        var link = options.link;
        var errors = new ByteArrayOutputStream();
        var status = Exec.run(
                link == null
                        ? List.of("--data", data.toString(), "open")
                        : List.of("--data", data.toString(), "open", link),
                out,
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        if (status != 0) {
            err.println("Truflow runs already with the data folder " + data + ", but does not open a window: "
                    + errors.toString(StandardCharsets.UTF_8).strip());
        }
        return status;
    }

    @Override
    public void stop() {
        // Whoever only hands a link over has no window, and may be stopped when the platform is gone already.
        if (opened && PlatformUI.isWorkbenchRunning()) {
            var workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
            try {
                if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("the window did not close in {} seconds", PATIENCE_SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
