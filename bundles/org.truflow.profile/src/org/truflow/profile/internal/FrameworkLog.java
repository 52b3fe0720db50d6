package org.truflow.profile.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;

/** Carries what the framework and the service runtime log into our log, so that a component that fails to start is seen. */
@Component(service = FrameworkLog.class, immediate = true)
public final class FrameworkLog implements LogListener {

    private final LogReaderService reader;

    @Activate
    public FrameworkLog(@Reference LogReaderService reader) {
        this.reader = reader;
        reader.addLogListener(this);
    }

    @Deactivate
    void close() {
        reader.removeLogListener(this);
    }

    @Override
    public void logged(@Nullable LogEntry entry) {
        if (entry == null) {
            return;
        }
        var logger = LoggerFactory.getLogger("osgi." + entry.getBundle().getSymbolicName());
        switch (entry.getLogLevel()) {
            case AUDIT, ERROR -> logger.error(entry.getMessage(), entry.getException());
            case WARN -> logger.warn(entry.getMessage(), entry.getException());
            case INFO -> logger.debug(entry.getMessage(), entry.getException());
            case DEBUG, TRACE -> logger.trace(entry.getMessage(), entry.getException());
        }
    }
}
