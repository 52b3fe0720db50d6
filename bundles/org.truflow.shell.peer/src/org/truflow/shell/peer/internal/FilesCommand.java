package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Sizes;
import org.truflow.transfer.NamePreview;
import org.truflow.transfer.TransferFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the files of a download, and what becomes of their names. */
@Component(service = ShellCommand.class)
public final class FilesCommand implements ShellCommand<FilesCommand.Options> {

    @Command(name = "files", description = "Lists the files of a download, and what becomes of their names.")
    static final class Options extends DownloadOption {
        @Option(names = "--from", paramLabel = "INDEX", description = "lowest index")
        int from;

        @Option(names = "--limit", paramLabel = "N", description = "most files, 1 to 1000; 1000 when left out")
        int limit = 1_000;
    }

    private final TransferEngine engine;

    @Activate
    public FilesCommand(@Reference TransferEngine engine) {
        this.engine = engine;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        engine.find(options.id);
        var files = engine.need().files(options.id, options.from, options.limit);
        out.table(
                List.of("index", "wanted", "done", "size", "path", ""),
                files.stream().map(FilesCommand::row).toList(),
                0,
                2,
                3);
        out.json(files.stream().map(FilesCommand::json).toList());
        return ExitStatus.OK;
    }

    private static List<String> row(TransferFile file) {
        return List.of(
                String.valueOf(file.index()),
                file.wanted() ? "yes" : "no",
                Sizes.bytes(file.done()),
                Sizes.bytes(Math.max(0, file.size())),
                file.path(),
                detail(file.name()));
    }

    private static String word(NamePreview name) {
        return switch (name) {
            case NamePreview.Free _ -> "free";
            case NamePreview.Finished _ -> "finished";
            case NamePreview.Same _ -> "same";
            case NamePreview.Renamed _ -> "renamed";
            case NamePreview.Refused _ -> "refused";
        };
    }

    private static String detail(NamePreview name) {
        return switch (name) {
            case NamePreview.Free _ -> "";
            case NamePreview.Finished _ -> "finished";
            case NamePreview.Same(var at) -> "is perhaps there already: " + at;
            case NamePreview.Renamed(var to) -> "the name is taken; will be " + to;
            case NamePreview.Refused(var why) -> why;
        };
    }

    private static Map<String, Object> json(TransferFile file) {
        var object = new LinkedHashMap<String, Object>();
        object.put("index", file.index());
        object.put("path", file.path());
        object.put("size", file.size());
        object.put("done", file.done());
        object.put("content", file.content());
        object.put("wanted", file.wanted());
        object.put("name", word(file.name()));
        object.put("detail", detail(file.name()));
        return object;
    }
}
