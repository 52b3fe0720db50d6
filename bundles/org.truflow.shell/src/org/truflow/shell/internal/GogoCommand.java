package org.truflow.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a line of the OSGi console, for example {@code gogo lb}. */
@Component(service = ShellCommand.class)
public final class GogoCommand implements ShellCommand<GogoCommand.Options> {

    @Command(name = "gogo", description = "Runs a line in the OSGi console: bundles, services, scripts.")
    static final class Options {
        @Parameters(arity = "1..*", paramLabel = "LINE", description = "for example lb")
        String[] words = {};
    }

    private final CommandProcessor processor;

    @Activate
    public GogoCommand(@Reference CommandProcessor processor) {
        this.processor = processor;
    }

    @Override
    public Options options() {
        return new Options();
    }

    /** Its streams lie in memory: nothing to close. */
    @SuppressWarnings("resource")
    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var text = new ByteArrayOutputStream();
        try (var session = processor.createSession(InputStream.nullInputStream(), text, text)) {
            var result = session.execute(String.join(" ", options.words));
            if (result != null) {
                text.writeBytes((session.format(result, org.apache.felix.service.command.Converter.INSPECT) + "\n")
                        .getBytes(UTF_8));
            }
        } catch (InterruptedException | IOException e) {
            throw e;
        } catch (Exception e) {
            // Whatever a Gogo function throws: its declared type is Exception.
            out.error(String.valueOf(e.getMessage()));
            return ExitStatus.FAILED;
        }
        for (var line : text.toString(UTF_8).lines().toList()) {
            out.line(line.replace("\t", "    "));
        }
        out.json(Map.of("output", text.toString(UTF_8)));
        return ExitStatus.OK;
    }
}
