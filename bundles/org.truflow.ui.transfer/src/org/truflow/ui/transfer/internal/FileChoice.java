package org.truflow.ui.transfer.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.truflow.transfer.TransferFile;
import org.truflow.ui.Amounts;

/** Which files of a folder are ticked, and which are to be seen. Without a widget. Not safe for several threads. */
final class FileChoice {
    private final List<TransferFile> files;
    private final BitSet ticked = new BitSet();
    private int[] seen;

    FileChoice(List<TransferFile> files) {
        this.files = List.copyOf(files);
        seen = IntStream.range(0, files.size()).toArray();
        for (var i = 0; i < files.size(); i++) {
            ticked.set(i, files.get(i).wanted());
        }
    }

    /** Shows only those whose path has these words. */
    void filter(String words) {
        var parts = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
        seen = IntStream.range(0, files.size())
                .filter(i -> {
                    var path = files.get(i).path().toLowerCase(Locale.ROOT);
                    return List.of(parts).stream().allMatch(path::contains);
                })
                .toArray();
    }

    int seen() {
        return seen.length;
    }

    TransferFile file(int line) {
        return files.get(seen[line]);
    }

    boolean ticked(int line) {
        return ticked.get(seen[line]);
    }

    void tick(int line, boolean on) {
        ticked.set(seen[line], on);
    }

    /** Ticks all that are to be seen, or none of them. */
    void tickSeen(boolean on) {
        for (var i : seen) {
            ticked.set(i, on);
        }
    }

    boolean any() {
        return !ticked.isEmpty();
    }

    /** Returns whether a file is wanted; those that were never shown stay as they are. */
    boolean wants(TransferFile file) {
        var low = 0;
        var high = files.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var index = files.get(middle).index();
            if (index == file.index()) {
                return ticked.get(middle);
            } else if (index < file.index()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return file.wanted();
    }

    String sum() {
        var bytes = ticked.stream().mapToLong(i -> files.get(i).size()).sum();
        return Words.TEXTS.get(
                "choose.sum", Amounts.count(ticked.cardinality()), Amounts.count(files.size()), Amounts.size(bytes));
    }
}
