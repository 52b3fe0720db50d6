package org.truflow.shell.peer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves a download in the queue, among those of its priority. */
@Component(service = ShellCommand.class)
public final class OrderCommand extends DownloadAction<OrderCommand.Options> {

    @Command(name = "order", description = "Moves a download in the queue, among those of its priority.")
    static final class Options extends DownloadOption {
        @Parameters(index = "1", paramLabel = "PLACE", description = "first, last, up, down, or a number from 1")
        String place = "";
    }

    @Activate
    public OrderCommand(@Reference TransferEngine engine) {
        super(engine);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    void act(Transfers transfers, Options options, Output out) {
        transfers.move(options.id, place(options.place));
    }

    private static QueuePlace place(String text) {
        return switch (text) {
            case "first" -> new QueuePlace.First();
            case "last" -> new QueuePlace.Last();
            case "up" -> new QueuePlace.Up();
            case "down" -> new QueuePlace.Down();
            default -> {
                try {
                    yield new QueuePlace.At(Integer.parseInt(text) - 1);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "a place in the queue is first, last, up, down or a number from 1, not " + text, e);
                }
            }
        };
    }
}
