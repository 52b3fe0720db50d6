package org.truflow.bench.transfer;

import org.truflow.bench.Benchmark;
import org.truflow.bench.Report;
import org.truflow.bench.Setting;
import org.truflow.harness.Sandbox;

/** Files from peer to peer beside other programs, in turns, each run into a new folder; or many downloads at once. */
public final class Transferring implements Benchmark {

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        if (setting.parallel() > 0) {
            try (var sandbox = new Sandbox(setting.root())) {
                ManyAtOnce.run(sandbox, setting, report);
            }
            return;
        }
        try (var sandbox = new Sandbox(setting.root())) {
            LargeFile.run(sandbox, setting, report);
        }
        try (var sandbox = new Sandbox(setting.root())) {
            SmallFiles.run(sandbox, setting, report);
        }
    }
}
