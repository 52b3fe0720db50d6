package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.send.Incoming;
import org.truflow.send.Line;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what others want to send here, or shows one offer with everything in it. */
@Component(service = ShellCommand.class)
public final class OffersCommand implements ShellCommand<OffersCommand.Options> {

    @Command(
            name = "offers",
            description = "Lists what others want to send here; with ID, one of them with every file and folder in it.")
    static final class Options {
        @Parameters(arity = "0..1", paramLabel = "ID", description = "the offer to show with all that is in it")
        @Nullable
        Long id;

        @Option(names = "--active", description = "leaves out what is over")
        boolean active;

        @Option(
                names = "--clear",
                description = "forgets what is over, then lists the rest; files that were received stay")
        boolean clear;

        @Option(names = "--limit", paramLabel = "N", description = "most files and folders shown; 1000 when left out")
        int limit = 1_000;
    }

    private final SendEngine engine;

    @Activate
    public OffersCommand(@Reference SendEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var id = options.id;
        return id == null ? list(options, out) : show(id, options.limit, out);
    }

    private int list(Options options, Output out) throws IOException {
        if (options.clear) {
            engine.need().clearOffers();
        }
        var listed = engine.need().offers().stream()
                .filter(offer -> !options.active || !offer.state().over())
                .toList();
        out.table(
                List.of("id", "from", "key", "state", "done", "size", "files", "what", ""),
                listed.stream().map(OffersCommand::row).toList(),
                0,
                4,
                5,
                6);
        out.json(listed.stream().map(SendTexts::json).toList());
        return ExitStatus.OK;
    }

    private static List<String> row(Incoming offer) {
        return List.of(
                String.valueOf(offer.id()),
                offer.user(),
                offer.peer().toString(),
                SendTexts.state(offer.state()),
                SendTexts.percent(offer.done(), offer.size()),
                Sizes.bytes(offer.size()),
                String.valueOf(offer.files()),
                SendTexts.names(offer.items()),
                SendTexts.detail(offer.state()));
    }

    /** Writes an offer with all that is in it, as far as its sender can be asked. */
    private int show(long id, int limit, Output out) throws IOException, InterruptedException {
        var offer = engine.offer(id);
        report(offer, out);
        var lines = new ArrayList<Line>();
        if (!offer.state().over()) {
            var most = Math.min(limit, offer.lines());
            while (lines.size() < most) {
                var page = Await.result(engine.need().lines(id, lines.size()));
                if (page.isEmpty()) {
                    break;
                }
                lines.addAll(page.subList(0, Math.min(page.size(), most - lines.size())));
            }
        }
        for (var line : lines) {
            out.line("  " + line.path() + (line.folder() ? "/" : "  " + Sizes.bytes(line.size())));
        }
        if (lines.size() < offer.lines() && !lines.isEmpty()) {
            out.line("  and " + (offer.lines() - lines.size()) + " more");
        }
        var json = SendTexts.json(offer);
        json.put("lines", offer.lines());
        json.put("tree", lines.stream().map(SendTexts::json).toList());
        out.json(json);
        return ExitStatus.OK;
    }

    /** Writes an offer in words. */
    static void report(Incoming offer, Output out) throws IOException {
        out.line(offer.id() + " " + SendTexts.state(offer.state()) + " " + SendTexts.detail(offer.state()));
        out.line("  from " + offer.user() + ", key " + offer.peer());
        out.line("  " + SendTexts.names(offer.items()) + ": " + SendTexts.amount(offer.files(), offer.size()));
    }
}
