package org.truflow.ui.search.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.truflow.ui.Amounts;
import org.truflow.ui.Commands;
import org.truflow.ui.Link;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** Opens a link: a file is downloaded once a person has seen what it is, a place is looked into. */
public final class OpenLinkHandler extends AbstractHandler {
    private static final Texts TEXTS = Texts.of(OpenLinkHandler.class);

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
        var given = Optional.ofNullable(event.getParameter(Names.LINK)).filter(text -> !text.isBlank());
        var text = given.or(() -> ask(shell));
        if (text.isPresent()) {
            try {
                open(shell, Link.parse(text.get()));
            } catch (IllegalArgumentException e) {
                MessageDialog.openError(shell, TEXTS.get("link.title"), sentence(e));
            }
        }
        return null;
    }

    private static Optional<String> ask(Shell shell) {
        var dialog = new InputDialog(
                shell, TEXTS.get("link.title"), TEXTS.get("link.message"), copied(shell), OpenLinkHandler::problem);
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
    }

    private static @Nullable String problem(String text) {
        try {
            Link.parse(text);
            return null;
        } catch (IllegalArgumentException e) {
            return text.isBlank() ? "" : sentence(e);
        }
    }

    private static String sentence(IllegalArgumentException problem) {
        return TEXTS.get("link.wrong", problem.getMessage());
    }

    /** Returns what was copied, if it is a link. */
    private static String copied(Shell shell) {
        var clipboard = new Clipboard(shell.getDisplay());
        try {
            return clipboard.getContents(TextTransfer.getInstance()) instanceof String text
                            && Link.maybe(text).isPresent()
                    ? text.strip()
                    : "";
        } finally {
            clipboard.dispose();
        }
    }

    private static void open(Shell shell, Link link) {
        switch (link) {
            case Link.Content content -> download(shell, content);
            case Link.Place(var user, var path) -> run(shell, Names.BROWSE, Map.of(Names.USER, user, Names.PATH, path));
        }
    }

    private static void download(Shell shell, Link.Content content) {
        var size = content.size() < 0 ? TEXTS.get("link.size.unknown") : Amounts.size(content.size());
        var question = TEXTS.get(
                "link.download.message",
                Visible.text(content.name()),
                size,
                content.content().toString());
        var buttons = new String[] {TEXTS.get("link.download"), TEXTS.get("cancel")};
        var dialog = new MessageDialog(
                shell, TEXTS.get("link.download.title"), null, question, MessageDialog.QUESTION, 0, buttons);
        if (dialog.open() == 0) {
            var parameters = new HashMap<String, String>();
            parameters.put(Names.CONTENT, content.content().toString());
            parameters.put(Names.NAME, content.name());
            run(shell, Names.DOWNLOAD, parameters);
        }
    }

    private static void run(Shell shell, String command, Map<String, String> parameters) {
        if (!Commands.run(command, parameters)) {
            MessageDialog.openError(shell, TEXTS.get("link.title"), TEXTS.get("link.nobody"));
        }
    }
}
