package org.truflow.shell.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.settings.Settings;
import org.truflow.shell.CommandRunner;
import org.truflow.shell.Console;

/** The interactive shell, with history and completion by JLine. */
@Component
public final class TerminalConsole implements Console {

    private final Settings settings;
    private final CommandRunner commands;

    @Activate
    public TerminalConsole(@Reference Settings settings, @Reference CommandRunner commands) {
        this.settings = settings;
        this.commands = commands;
    }

    @Override
    public void run() throws IOException {
        try (var terminal = TerminalBuilder.builder().system(true).build()) {
            var reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(new DefaultParser().escapeChars(new char[0]))
                    .completer((_, line, candidates) -> {
                        if (line.wordIndex() == 0) {
                            commands.names().forEach(name -> candidates.add(new Candidate(name)));
                        }
                    })
                    .variable(LineReader.HISTORY_FILE, settings.data().resolve("history"))
                    .build();
            converse(reader, terminal);
        } catch (EndOfFileException e) {
            // Ctrl+D: the person leaves.
        }
    }

    private void converse(LineReader reader, Terminal terminal) throws IOException {
        while (true) {
            try {
                var line = reader.readLine("truflow> ");
                var words = Words.of(reader.getParser().parse(line, line.length()).words().stream()
                        .filter(word -> !word.isEmpty())
                        .toList());
                if (!words.words().isEmpty()) {
                    run(words, terminal);
                }
                if (words.words().equals(List.of("xit"))) {
                    return;
                }
            } catch (UserInterruptException e) {
                // Ctrl+C throws the line away.
            }
        }
    }

    /** Ctrl+C ends the command, not the program. The terminal owns its writer. */
    @SuppressWarnings("resource")
    private void run(Words words, Terminal terminal) throws IOException {
        var writer = terminal.writer();
        TextOutput.Sink sink = text -> {
            writer.write(text);
            writer.flush();
        };
        var caller = new TextOutput.Caller(
                words.json(),
                true,
                Math.max(40, terminal.getWidth()),
                Path.of("").toAbsolutePath());
        var thread = Thread.currentThread();
        var before = terminal.handle(Terminal.Signal.INT, _ -> thread.interrupt());
        try {
            commands.run(words.words(), new TextOutput(caller, sink, sink));
        } catch (InterruptedException e) {
            writer.println();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            // A late Ctrl+C must not end the next read.
            var _ = Thread.interrupted();
        }
    }
}
