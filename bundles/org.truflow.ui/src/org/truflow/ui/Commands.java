package org.truflow.ui;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands of other bundles by their id. */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private Commands() {}

    /** Returns whether some bundle does what the command says, now. */
    public static boolean available(String command) {
        var found = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(command);
        return found.isDefined() && found.isHandled();
    }

    /**
     * Runs it.
     *
     * @param parameters by id, both from {@link Names}
     * @return whether some bundle did it
     */
    public static boolean run(String command, Map<String, String> parameters) {
        var workbench = PlatformUI.getWorkbench();
        var found = workbench.getService(ICommandService.class).getCommand(command);
        try {
            var filled = ParameterizedCommand.generateCommand(found, new HashMap<>(parameters));
            if (filled == null) {
                return false;
            }
            workbench.getService(IHandlerService.class).executeCommand(filled, null);
            return true;
        } catch (NotDefinedException | NotHandledException | NotEnabledException e) {
            LOG.debug("nobody does {}", command, e);
            return false;
        } catch (ExecutionException e) {
            LOG.warn("{} failed", command, e);
            var window = workbench.getActiveWorkbenchWindow();
            if (window != null) {
                Problems.show(window.getShell(), found.getId(), e.getCause() == null ? e : e.getCause());
            }
            return true;
        }
    }
}
