package org.truflow.ui.app.internal.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.program.Program;
import org.osgi.framework.FrameworkUtil;
import org.truflow.ui.Problems;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.Windows;
import org.truflow.ui.app.internal.WorkbenchSession;

/** Opens the user guide in the browser of the system. */
public final class GuideHandler extends AbstractHandler {
    private static final Texts TEXTS = Texts.of(GuideHandler.class);

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Windows.front().ifPresent(window -> {
            var shell = window.getShell();
            Ui.work(shell, TEXTS.get("guide.title"), GuideHandler::unpack, page -> {
                if (!Program.launch(page.toUri().toString())) {
                    Problems.show(
                            shell,
                            TEXTS.get("guide.title"),
                            new IOException(TEXTS.get("guide.browser", page.toString())));
                }
            });
        });
        return null;
    }

    /** A browser reads files, not bundles. */
    private static Path unpack() throws IOException {
        var page = Found.now(WorkbenchSession.class)
                .orElseThrow()
                .folder()
                .resolve("workbench")
                .resolve("guide.html");
        var found = FrameworkUtil.getBundle(GuideHandler.class).getEntry("guide/index.html");
        if (found == null) {
            throw new IOException(TEXTS.get("guide.missing"));
        }
        Files.createDirectories(page.getParent());
        try (var in = found.openStream()) {
            Files.copy(in, page, StandardCopyOption.REPLACE_EXISTING);
        }
        return page;
    }
}
