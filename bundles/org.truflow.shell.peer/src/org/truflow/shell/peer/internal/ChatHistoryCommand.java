package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.Format;
import org.truflow.chat.history.History;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches what was said, writes it to a file, forgets it. */
@Component(service = ShellCommand.class)
public final class ChatHistoryCommand implements ShellCommand<ChatHistoryCommand.Options> {

    @Command(
            name = "chat-history",
            description = "Searches what was said and is kept here, writes it to a file, or forgets it.")
    static final class Options {
        @Parameters(
                arity = "0..1",
                paramLabel = "USER",
                description = "with whom; all conversations when left out of a search")
        String user = "";

        @Option(names = "--search", paramLabel = "WORDS", description = "messages with all these words")
        Optional<String> search = Optional.empty();

        @Option(names = "--limit", paramLabel = "N", description = "most messages found, 1 to 1000")
        int limit = 50;

        @Option(names = "--export", paramLabel = "FILE", description = "writes a new file, oldest message first")
        Optional<String> export = Optional.empty();

        @Option(names = "--format", paramLabel = "text|json", description = "of that file; text when left out")
        String format = "text";

        @Option(names = "--clear", description = "forgets all of it here")
        boolean clear;

        @Option(
                names = "--keep",
                paramLabel = "DAYS",
                description = "from now on forgets messages after so many days; 0 for never, -1 as the settings say")
        Optional<Integer> keep = Optional.empty();
    }

    private final ChatEngine engine;

    @Activate
    public ChatHistoryCommand(@Reference ChatEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var history = engine.history();
        if (options.search.isPresent()) {
            return search(history, options, out);
        }
        if (options.user.isEmpty()) {
            throw new IllegalArgumentException("USER or --search is missing");
        }
        var conversation = new ConversationId.Person(options.user);
        if (options.export.isPresent()) {
            export(history, conversation, options, out);
        }
        if (options.keep.isPresent()) {
            history.keep(conversation, options.keep.filter(days -> days >= 0));
        }
        if (options.clear) {
            history.clear(conversation);
        }
        var summary = history.summary(conversation);
        var object = new LinkedHashMap<String, Object>();
        object.put("user", options.user);
        object.put("unread", summary.unread());
        object.put("keepDays", summary.keepDays());
        object.put("last", summary.last().map(ChatTexts::json));
        out.line(options.user + ": "
                + (summary.last().isEmpty()
                        ? "nothing is kept"
                        : "kept " + (summary.keepDays() == 0 ? "for ever" : "for " + summary.keepDays() + " days")));
        out.json(object);
        return ExitStatus.OK;
    }

    private static int search(History history, Options options, Output out) throws IOException {
        if (options.limit < 1 || options.limit > 1_000) {
            throw new IllegalArgumentException("--limit is 1 to 1000, not " + options.limit);
        }
        var where = options.user.isEmpty()
                ? Optional.<ConversationId>empty()
                : Optional.<ConversationId>of(new ConversationId.Person(options.user));
        var found = history.search(options.search.orElseThrow(), where, options.limit);
        for (var each : found) {
            for (var line : ChatTexts.lines(each.message())) {
                out.line(name(each.conversation()) + "  " + line);
            }
        }
        out.json(found.stream()
                .map(each -> ChatTexts.json(each, name(each.conversation())))
                .toList());
        return ExitStatus.OK;
    }

    private static String name(ConversationId conversation) {
        return switch (conversation) {
            case ConversationId.Person(var name) -> name;
            case ConversationId.Room room -> "#" + room.name();
        };
    }

    private static void export(History history, ConversationId conversation, Options options, Output out)
            throws IOException {
        var format = switch (options.format.toLowerCase(Locale.ROOT)) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            default -> throw new IllegalArgumentException("--format is text or json, not " + options.format);
        };
        var file = out.directory().resolve(options.export.orElseThrow());
        // Never over what is there.
        try (var writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            history.export(conversation, format, writer);
        }
        out.line("written to " + file);
    }
}
