package org.truflow.ui.app.internal;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.ui.Link;
import org.truflow.ui.Ui;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the window that runs, and opens a link in it. */
@Component(service = ShellCommand.class)
public final class OpenCommand implements ShellCommand<OpenCommand.Options> {

    @Command(name = "open", description = "Brings the window to the front, and opens a link in it.")
    static final class Options {
        @Parameters(arity = "0..1", paramLabel = "LINK", description = "a truflow: or magnet: link")
        @Nullable
        String link;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        if (!PlatformUI.isWorkbenchRunning()) {
            throw new IOException("the window is not open yet; try again in a moment");
        }
        var link = options.link;
        if (link != null) {
            // Told to whoever asked, not in a dialog that nobody looks at.
            Link.parse(link);
        }
        Ui.later(PlatformUI.getWorkbench().getDisplay(), () -> {
            Windows.raise();
            if (link != null) {
                Links.open(link);
            }
        });
        out.line(link == null ? "the window is shown" : "the link is opened in the window");
        return ExitStatus.OK;
    }
}
