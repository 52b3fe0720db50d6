package org.truflow.shell.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows, stops and starts engines while everything else runs. */
@Component(service = ShellCommand.class)
public final class EnginesCommand implements ShellCommand<EnginesCommand.Options> {

    private static final String PREFIX = "org.truflow.";
    private static final String COMPONENTS = "Service-Component";

    enum Action {
        LIST,
        START,
        STOP
    }

    @Command(
            name = "engines",
            description = "Lists the parts of the program, or stops and starts one while the rest runs.")
    static final class Options {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "list|start|stop",
                description = "what to do; list when left out")
        Action action = Action.LIST;

        @Parameters(index = "1", arity = "0..1", paramLabel = "ENGINE", description = "for example transfer.swarm")
        String engine = "";
    }

    private final BundleContext context;

    @Activate
    public EnginesCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException {
        var engines = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith(PREFIX))
                // What has no component is a library: there is nothing to stop.
                .filter(bundle -> bundle.getHeaders().get(COMPONENTS) != null)
                .toList();
        if (options.action == Action.LIST) {
            return list(engines, out);
        }
        var engine = engines.stream()
                .filter(bundle ->
                        Set.of(options.engine, PREFIX + options.engine).contains(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no engine " + options.engine + "; engines lists them"));
        try {
            if (options.action == Action.START) {
                engine.start();
            } else {
                engine.stop();
            }
        } catch (BundleException e) {
            throw new IOException(engine.getSymbolicName() + ": " + e.getMessage(), e);
        }
        out.line(name(engine) + " " + state(engine));
        out.json(Map.of("engine", name(engine), "state", state(engine)));
        return ExitStatus.OK;
    }

    private static int list(List<Bundle> engines, Output out) throws IOException {
        var rows = new ArrayList<List<String>>();
        var json = new ArrayList<Map<String, String>>();
        for (var engine : engines) {
            rows.add(List.of(name(engine), state(engine), engine.getVersion().toString()));
            json.add(Map.of(
                    "engine",
                    name(engine),
                    "state",
                    state(engine),
                    "version",
                    engine.getVersion().toString()));
        }
        out.table(List.of("engine", "state", "version"), rows);
        out.json(json);
        return ExitStatus.OK;
    }

    private static String name(Bundle engine) {
        return engine.getSymbolicName().substring(PREFIX.length());
    }

    private static String state(Bundle engine) {
        return switch (engine.getState()) {
            case Bundle.ACTIVE -> "running";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.INSTALLED -> "unresolved";
            default -> "stopped";
        };
    }
}
