package org.truflow.profile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;

/** What is logged while the process runs, for whoever shows it. */
public final class LogLines {
    private LogLines() {}

    /** How bad it is. */
    public enum Weight {
        NORMAL,
        WARNING,
        ERROR
    }

    /** @param logger what said it; {@code text} may hold text from outside */
    public record Line(Instant when, Weight weight, String logger, String text) {}

    /**
     * Tells of every line from now on, without those for the search of faults.
     *
     * @param listener on the thread that logged: must return at once and log nothing
     */
    public static Subscription follow(Consumer<Line> listener) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            // Another logging library was installed instead.
            return () -> {};
        }
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                    listener.accept(line(event));
                }
            }
        };
        appender.setContext(context);
        appender.setName("lines");
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        return () -> {
            root.detachAppender(appender);
            appender.stop();
        };
    }

    private static Line line(ILoggingEvent event) {
        var weight = event.getLevel().isGreaterOrEqual(Level.ERROR)
                ? Weight.ERROR
                : event.getLevel().isGreaterOrEqual(Level.WARN) ? Weight.WARNING : Weight.NORMAL;
        var thrown = event.getThrowableProxy();
        var text = event.getFormattedMessage()
                + (thrown == null ? "" : ": " + thrown.getClassName() + ": " + thrown.getMessage());
        return new Line(event.getInstant(), weight, event.getLoggerName(), text);
    }
}
