package org.truflow.shell.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.truflow.shell.CommandRunner;
import org.truflow.shell.ShellCommand;

/** Makes every command a Gogo function in the scope {@code truflow}. */
@Component(service = GogoCommands.class, immediate = true)
public final class GogoCommands {
    private static final int WIDTH = 100;

    private final BundleContext context;
    private final CommandRunner runner;
    private final Map<ShellCommand<?>, ServiceRegistration<Function>> functions = new ConcurrentHashMap<>();

    @Activate
    public GogoCommands(
            BundleContext context, @Reference CommandRunner runner, @Reference List<ShellCommand<?>> present) {
        this.context = context;
        this.runner = runner;
        present.forEach(this::add);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ShellCommand<?> command) {
        functions.computeIfAbsent(command, this::register);
    }

    void remove(ShellCommand<?> command) {
        Optional.ofNullable(functions.remove(command)).ifPresent(ServiceRegistration::unregister);
    }

    @Deactivate
    void close() {
        List.copyOf(functions.keySet()).forEach(this::remove);
    }

    private ServiceRegistration<Function> register(ShellCommand<?> command) {
        var name = PicocliRunner.nameOf(command);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.command.scope", "truflow");
        properties.put("osgi.command.function", new String[] {name});
        Function function = (session, arguments) -> call(name, session, arguments);
        return context.registerService(Function.class, function, properties);
    }

    /** The session owns its console. */
    @SuppressWarnings("resource")
    private int call(String name, CommandSession session, List<Object> arguments) throws InterruptedException {
        var typed = new ArrayList<String>();
        typed.add(name);
        arguments.forEach(argument -> typed.add(String.valueOf(argument)));
        var words = Words.of(typed);
        var console = session.getConsole();
        var output = new TextOutput(
                new TextOutput.Caller(words.json(), false, WIDTH, Path.of("").toAbsolutePath()),
                console::print,
                console::print);
        return runner.run(words.words(), output);
    }
}
