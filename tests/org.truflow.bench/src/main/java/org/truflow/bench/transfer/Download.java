package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.truflow.bench.Usage;
import org.truflow.harness.RunningProduct;

/** Downloads of one content by one peer from others that run. */
final class Download {
    private final RunningProduct receiver;
    private final String content;
    private final String name;
    private final RunningProduct[] senders;

    /** @param name of the finished file */
    Download(RunningProduct receiver, String content, String name, RunningProduct... senders) {
        this.receiver = receiver;
        this.content = content;
        this.name = name;
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
        var began = System.nanoTime();
        var answer = receiver.json("get", content, "--name", name, "--to", folder.toString(), "--wait");
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
