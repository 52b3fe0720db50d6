package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.truflow.bench.Usage;
import org.truflow.harness.RunningProduct;

/** Downloads of one thing by one peer from others that run. */
final class Download {
    private final RunningProduct receiver;
    private final String[] what;
    private final RunningProduct[] senders;

    /** @param what to say to {@code get} */
    Download(RunningProduct receiver, String[] what, RunningProduct... senders) {
        this.receiver = receiver;
        this.what = what.clone();
        this.senders = senders.clone();
    }

    RunningProduct receiver() {
        return receiver;
    }

    RunningProduct sender() {
        return senders[0];
    }

    Contest.Run fetch(Path folder) throws IOException {
        var pids = Stream.of(senders).mapToLong(RunningProduct::pid).toArray();
        for (var pid : pids) {
            Usage.forgetPeak(pid);
        }
        Usage.forgetPeak(receiver.pid());
        var sendersBefore = Usage.of(pids);
        var before = Usage.of(receiver.pid());
        var words = Stream.of(Stream.of("get"), Stream.of(what), Stream.of("--to", folder.toString(), "--wait"))
                .flatMap(each -> each)
                .toArray(String[]::new);
        var began = System.nanoTime();
        var answer = receiver.json(words);
        var seconds = (System.nanoTime() - began) / 1e9;
        if (!answer.path("state").asText().equals("completed")) {
            throw new IOException("the download did not complete: " + answer);
        }
        var memory = 0.0;
        for (var pid : pids) {
            memory += Usage.peak(pid);
        }
        return new Contest.Run(
                seconds,
                Usage.of(pids).since(sendersBefore).seconds(),
                Usage.of(receiver.pid()).since(before).seconds(),
                memory,
                Usage.peak(receiver.pid()));
    }
}
