package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.ChatEvent;
import org.truflow.chat.Chats;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Draft;
import org.truflow.chat.Message;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something to someone, shows what was said, and follows it. */
@Component(service = ShellCommand.class)
public final class ChatCommand implements ShellCommand<ChatCommand.Options> {
    private static final int MOST = 1_000;

    @Command(
            name = "chat",
            description = "Says something to someone; without TEXT shows what was said last and goes on showing;"
                    + " without USER lists the conversations.")
    static final class Options {
        @Parameters(index = "0", arity = "0..1", paramLabel = "USER", description = "a person, as lap shows it")
        String user = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "what to say")
        List<String> text = new ArrayList<>();

        @Option(names = "--history", description = "shows what was said, and ends")
        boolean history;

        @Option(names = "--limit", paramLabel = "N", description = "most messages shown, 1 to 1000; 20 when left out")
        int limit = 20;

        @Option(
                names = "--before",
                paramLabel = "PLACE",
                description = "only messages before one, by its place in JSON")
        long before = Long.MAX_VALUE;

        @Option(names = "--lines", paramLabel = "FILE", description = "says each line of a file")
        Optional<String> lines = Optional.empty();

        @Option(names = "--reply", paramLabel = "ID", description = "what is said answers a message")
        Optional<UUID> reply = Optional.empty();

        @Option(names = "--edit", paramLabel = "ID", description = "changes an own message to TEXT")
        Optional<UUID> edit = Optional.empty();

        @Option(names = "--delete", paramLabel = "ID", description = "deletes an own message")
        Optional<UUID> delete = Optional.empty();

        @Option(names = "--read", description = "marks all that is there as read")
        boolean read;
    }

    private final ChatEngine engine;

    @Activate
    public ChatCommand(@Reference ChatEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (options.limit < 1 || options.limit > MOST) {
            throw new IllegalArgumentException("--limit is 1 to " + MOST + ", not " + options.limit);
        }
        var chats = engine.need();
        if (options.user.isEmpty()) {
            return list(chats, out);
        }
        var text = String.join(" ", options.text);
        if (options.edit.isPresent()) {
            return report(chats.edit(options.user, options.edit.get(), text), out);
        }
        if (options.delete.isPresent()) {
            return report(chats.delete(options.user, options.delete.get()), out);
        }
        if (options.lines.isPresent()) {
            return sayLines(chats, options, out);
        }
        if (!text.isEmpty()) {
            return report(chats.send(options.user, new Draft(text, options.reply, List.of())), out);
        }
        if (options.read) {
            return read(chats, options.user, out);
        }
        return show(chats, options, out);
    }

    private static int report(Message message, Output out) throws IOException {
        for (var line : ChatTexts.lines(message)) {
            out.line(line);
        }
        out.json(ChatTexts.json(message));
        return ExitStatus.OK;
    }

    private static int list(Chats chats, Output out) throws IOException {
        var all = chats.conversations();
        out.table(
                List.of("user", "unread", "queued", "last", ""),
                all.stream().map(ChatTexts::row).toList(),
                1,
                2);
        for (var user : chats.pendingKeys()) {
            out.line("there is a new key of " + user + ": chat-keys " + user + " shows it");
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("conversations", all.stream().map(ChatTexts::json).toList());
        object.put("pendingKeys", chats.pendingKeys());
        out.json(object);
        return ExitStatus.OK;
    }

    private static int sayLines(Chats chats, Options options, Output out) throws IOException {
        var said = 0;
        try (var lines = Files.lines(out.directory().resolve(options.lines.orElseThrow()))) {
            for (var line : (Iterable<String>) lines.filter(each -> !each.isBlank())::iterator) {
                chats.send(options.user, new Draft(line));
                said++;
            }
        }
        out.line("said " + said + " lines");
        out.json(Map.of("said", said));
        return ExitStatus.OK;
    }

    private static int read(Chats chats, String user, Output out) throws IOException {
        var last = chats.conversation(user).last();
        if (last.isPresent()) {
            chats.markRead(user, last.get().id());
        }
        out.json(ChatTexts.json(chats.conversation(user)));
        return ExitStatus.OK;
    }

    private int show(Chats chats, Options options, Output out) throws IOException, InterruptedException {
        // Listens first: what is said meanwhile is in both, and shown once.
        var news = new LinkedBlockingQueue<Message>();
        try (var _ = chats.subscribe(event -> hear(event, options.user, news))) {
            var page = engine.history().page(new ConversationId.Person(options.user), options.before, options.limit);
            for (var message : page) {
                for (var line : ChatTexts.lines(message)) {
                    out.line(line);
                }
            }
            out.json(page.stream().map(ChatTexts::json).toList());
            return options.history || out.wantsJson()
                    ? ExitStatus.OK
                    : follow(options.user, page.isEmpty() ? 0 : page.getLast().place(), news, out);
        }
    }

    private static void hear(ChatEvent event, String user, LinkedBlockingQueue<Message> news) {
        switch (event) {
            case ChatEvent.Said(var of, var message) when of.equals(user) -> news.add(message);
            case ChatEvent.Said _, ChatEvent.Changed _, ChatEvent.Turned _ -> {
                // Shown when the conversation is shown again.
            }
        }
    }

    /** Ends when whoever asked goes away, or the engine does. */
    private int follow(String user, long after, LinkedBlockingQueue<Message> news, Output out)
            throws IOException, InterruptedException {
        while (true) {
            var next = Optional.ofNullable(news.poll(1, TimeUnit.SECONDS));
            var chats = engine.need();
            if (next.isPresent() && next.get().place() > after) {
                for (var line : ChatTexts.lines(next.get())) {
                    out.line(line);
                }
                if (!next.get().own()) {
                    chats.markRead(user, next.get().id());
                }
            }
            out.progress(chats.conversation(user).typing() ? user + " types" : "");
        }
    }
}
