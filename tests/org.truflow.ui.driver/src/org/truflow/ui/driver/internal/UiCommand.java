package org.truflow.ui.driver.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ui ACTION WORDS...}: one thing in the window. What it finds is the result, as JSON. */
@Component(service = ShellCommand.class)
public final class UiCommand implements ShellCommand<UiCommand.Options> {

    /** What was typed. */
    @Command(name = "ui", description = "Does one thing in the window, for tests.")
    public static final class Options {
        @Parameters(arity = "1..*", paramLabel = "ACTION WORD...", description = "what to do")
        List<String> words = new ArrayList<>();
    }

    private final Map<String, UiAction> actions = new TreeMap<>();

    @Activate
    public UiCommand() {
        actions.putAll(Looking.actions());
        actions.putAll(Doing.actions());
        actions.putAll(Watching.actions());
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var action = actions.get(options.words.getFirst());
        if (action == null) {
            throw new IllegalArgumentException("there is " + String.join(", ", actions.keySet()));
        }
        var result = action.run(options.words.subList(1, options.words.size()));
        out.json(result);
        out.line(String.valueOf(result));
        return ExitStatus.OK;
    }
}
