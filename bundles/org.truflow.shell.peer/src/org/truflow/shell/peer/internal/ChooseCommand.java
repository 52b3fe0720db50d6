package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Chooses which files of a folder are downloaded. */
@Component(service = ShellCommand.class)
public final class ChooseCommand extends DownloadAction<ChooseCommand.Options> {

    @Command(
            name = "choose",
            description = "Chooses which files of a folder are downloaded: those that match --only or --files, all when"
                    + " neither is given, without those that match --except.")
    static final class Options extends DownloadOption {
        @Option(
                names = "--only",
                paramLabel = "PATTERN",
                description = "of the path, with * and ?; may be given several times")
        List<String> only = List.of();

        @Option(names = "--except", paramLabel = "PATTERN", description = "the same, left out")
        List<String> except = List.of();

        @Option(names = "--files", paramLabel = "LIST", description = "indexes as files shows them, like 0,3,7-12")
        String files = "";

        @Option(names = "--start", description = "starts the download")
        boolean start;
    }

    @Activate
    public ChooseCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) throws IOException {
        var only = patterns(options.only);
        var except = patterns(options.except);
        var indexes = indexes(options.files);
        var all = only.isEmpty() && options.files.isEmpty();
        var files = transfers.select(
                options.id,
                file -> (all || indexes.get(file.index()) || matches(only, file)) && !matches(except, file));
        if (files.isEmpty()) {
            throw new IOException("the files of download " + options.id
                    + " are not known, or it is over; downloads says where it stands");
        }
        if (options.start) {
            transfers.resume(options.id);
        }
    }

    private static boolean matches(List<Pattern> patterns, TransferFile file) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(file.path()).matches());
    }

    private static List<Pattern> patterns(List<String> globs) {
        return globs.stream()
                .map(glob -> glob.chars()
                        .mapToObj(letter -> switch (letter) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(letter));
                        })
                        .collect(Collectors.joining()))
                .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL))
                .toList();
    }

    private static BitSet indexes(String list) {
        var indexes = new BitSet();
        Arrays.stream(list.split(",")).filter(each -> !each.isBlank()).forEach(each -> {
            try {
                var ends = each.strip().split("-", 2);
                indexes.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("a list of indexes is like 0,3,7-12, not " + list, e);
            }
        });
        return indexes;
    }
}
