package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.send.Trust;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accepts whatever someone sends from now on, or lists whose sends are accepted so. */
@Component(service = ShellCommand.class)
public final class TrustCommand implements ShellCommand<TrustCommand.Options> {

    @Command(
            name = "trust",
            description = "From now on accepts whatever someone sends, known by the key; lists those, without USER.")
    static final class Options {
        @Parameters(arity = "0..1", paramLabel = "USER|KEY", description = "a person, or a key as offers shows it")
        String who = "";

        @Option(
                names = "--to",
                paramLabel = "DIR",
                description = "folder to put it in; the downloads folder when left out")
        String to = "";
    }

    private final SendEngine engine;
    private final Directories directories;

    @Activate
    public TrustCommand(@Reference SendEngine engine, @Reference Directories directories) {
        this.engine = engine;
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var sends = engine.need();
        if (!options.who.isEmpty()) {
            var key = key(options.who);
            if (key.isPresent()) {
                sends.trust(key.get(), name(key.get()), AcceptCommand.folder(options.to, out));
            } else {
                directories.knowing(options.who);
                for (var peer : directories.person(options.who).orElseThrow().peers()) {
                    sends.trust(peer, options.who, AcceptCommand.folder(options.to, out));
                }
            }
        }
        var trusted = sends.trusted();
        out.table(
                List.of("user", "key", "folder", "since"),
                trusted.stream().map(TrustCommand::row).toList());
        out.json(trusted.stream().map(SendTexts::json).toList());
        return ExitStatus.OK;
    }

    private static List<String> row(Trust trust) {
        return List.of(
                trust.user(),
                trust.peer().toString(),
                trust.folder().map(String::valueOf).orElse("downloads"),
                trust.since().toString());
    }

    private String name(PeerId peer) {
        return directories.all().stream()
                .flatMap(directory -> directory.person(peer).stream())
                .map(person -> person.name())
                .findFirst()
                .orElse("");
    }

    /** Returns the key that a text is, if it is one. */
    static Optional<PeerId> key(String text) {
        try {
            return Optional.of(PeerId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
