package org.truflow.bench.hash;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.truflow.bench.Benchmark;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;

/** The micro-benchmarks of this package, run by JMH. */
public final class SmallHashes implements Benchmark {
    private static final double MEGABYTES = HashBenchmark.BLOCK / 1e6;

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        // Else a lock file stays in the temporary folder.
        System.setProperty("jmh.ignoreLock", "true");
        var options = new OptionsBuilder()
                .include(HashBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .build();
        var table = new Report.Table("JMH, one thread, 16 MiB in memory", "MB/s", "+- (99.9 %)");
        for (var result : new Runner(options).run()) {
            var primary = result.getPrimaryResult();
            table.row(
                    primary.getLabel().replace('_', ' '),
                    Samples.number(primary.getScore() * MEGABYTES, 0),
                    Samples.number(primary.getScoreError() * MEGABYTES, 0));
        }
        report.add(table);
    }
}
