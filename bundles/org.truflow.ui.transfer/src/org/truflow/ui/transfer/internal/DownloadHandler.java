package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Commands;
import org.truflow.ui.Names;
import org.truflow.ui.Ui;

/** Downloads what the command names; without anything asks for a link. */
public final class DownloadHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var given = new HashMap<String, String>();
        event.getParameters().forEach((key, value) -> {
            if (value != null) {
                given.put(String.valueOf(key), String.valueOf(value));
            }
        });
        try {
            var wish = Wish.of(given);
            if (wish.isEmpty()) {
                Commands.run(Names.OPEN_LINK, Map.of());
            } else {
                Services.shell().ifPresent(shell -> start(shell, wish.get()));
            }
            return null;
        } catch (IllegalArgumentException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }

    private static void start(Shell shell, Wish wish) {
        var engine = Services.find(Transfers.class);
        if (engine.isEmpty()) {
            MessageDialog.openError(shell, TEXTS.get("doing.download"), TEXTS.get("engine.none"));
            return;
        }
        Ui.work(
                shell,
                TEXTS.get("doing.download"),
                () -> engine.get().start(wish.wanted(), wish.options()),
                started -> {
                    if (wish.options().choose()) {
                        new ChooseDialog(shell, engine.get(), started.id()).open();
                    }
                });
    }
}
