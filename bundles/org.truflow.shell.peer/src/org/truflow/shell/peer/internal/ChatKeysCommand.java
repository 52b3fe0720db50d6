package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.Chats;
import org.truflow.chat.KeyState;
import org.truflow.id.PeerId;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the keys of someone with safety words, and accepts new ones. */
@Component(service = ShellCommand.class)
public final class ChatKeysCommand implements ShellCommand<ChatKeysCommand.Options> {

    @Command(
            name = "chat-keys",
            description = "Shows the keys of someone with words to compare over another way, and accepts new ones.")
    static final class Options {
        @Parameters(paramLabel = "USER", description = "a person, as lap shows it; the own name for the own devices")
        String user = "";

        @Option(names = "--accept", description = "believes all keys that wait")
        boolean accept;

        @Option(names = "--key", paramLabel = "KEY", description = "with --accept: this one only")
        Optional<String> key = Optional.empty();
    }

    private final ChatEngine engine;

    @Activate
    public ChatKeysCommand(@Reference ChatEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var chats = engine.need();
        if (options.accept) {
            accept(chats, options);
        }
        var keys = chats.conversation(options.user).keys();
        var rows = new ArrayList<List<String>>();
        var objects = new ArrayList<Map<String, Object>>();
        keys.accepted().stream().sorted().forEach(key -> add(chats, key, false, rows, objects));
        pending(keys).stream().sorted().forEach(key -> add(chats, key, true, rows, objects));
        if (rows.isEmpty()) {
            out.line("nothing was said to " + options.user + " yet");
        } else {
            out.table(List.of("key", "", "safety words"), rows);
        }
        out.json(objects);
        return ExitStatus.OK;
    }

    private static void accept(Chats chats, Options options) throws IOException {
        var pending = pending(chats.conversation(options.user).keys());
        var wanted = options.key.map(key -> Set.of(PeerId.parse(key))).orElse(pending);
        if (wanted.isEmpty()) {
            throw new IOException("no key of " + options.user + " waits to be accepted");
        }
        chats.acceptKeys(options.user, wanted);
    }

    private static Set<PeerId> pending(KeyState keys) {
        return keys instanceof KeyState.Changed changed ? changed.pending() : Set.of();
    }

    private static void add(
            Chats chats, PeerId key, boolean pending, List<List<String>> rows, List<Map<String, Object>> objects) {
        var words = chats.safetyWords(key);
        rows.add(List.of(key.toString(), pending ? "new" : "accepted", String.join(" ", words)));
        var object = new LinkedHashMap<String, Object>();
        object.put("key", key);
        object.put("accepted", !pending);
        object.put("words", words);
        objects.add(object);
    }
}
