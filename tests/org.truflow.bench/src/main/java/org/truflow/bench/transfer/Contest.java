package org.truflow.bench.transfer;

import java.io.IOException;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;

/** What the runs of one contestant took. For one thread. */
final class Contest {
    private final String name;
    private final Samples speed = new Samples();
    private final Samples sender = new Samples();
    private final Samples receiver = new Samples();
    private final Samples senderMemory = new Samples();
    private final Samples receiverMemory = new Samples();

    Contest(String name) {
        this.name = name;
    }

    /**
     * One run.
     *
     * @param seconds it took
     * @param sender seconds of processor time on the sending side
     * @param receiver the same on the receiving side
     * @param senderMemory most memory in MiB
     * @param receiverMemory the same on the receiving side
     */
    record Run(double seconds, double sender, double receiver, double senderMemory, double receiverMemory) {}

    @FunctionalInterface
    interface Contestant {
        Run run() throws IOException, InterruptedException;
    }

    void add(long bytes, Run run) {
        speed.add(bytes / 1e6 / run.seconds());
        sender.add(run.sender());
        receiver.add(run.receiver());
        senderMemory.add(run.senderMemory());
        receiverMemory.add(run.receiverMemory());
        System.out.printf("  %s: %.0f MB/s%n", name, bytes / 1e6 / run.seconds());
    }

    double speed() {
        return speed.median();
    }

    /** @param what is brought; {@code rival} that is compared with */
    static Report.Table table(String what, String rival) {
        return new Report.Table(
                what,
                "MB/s",
                "range",
                "beside " + rival,
                "CPU s sender",
                "CPU s receiver",
                "peak MiB sender",
                "peak MiB receiver");
    }

    /** @param rival MB/s of what it is compared with; not a number where there is none */
    void row(Report.Table table, double rival) {
        table.row(
                name,
                speed.shown(0),
                speed.range(0),
                Double.isNaN(rival) ? "" : Samples.number(speed.median() / rival, 2),
                sender.shown(1),
                receiver.shown(1),
                senderMemory.shown(0),
                receiverMemory.shown(0));
    }
}
