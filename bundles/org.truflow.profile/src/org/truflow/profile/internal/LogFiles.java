package org.truflow.profile.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log files in the data folder: {@code logs/truflow.log}, a new one every day or 10 MiB, kept for 14 days and 200 MiB.
 * Control and format characters of a message are shown as {@code ?}, and every line of a stack trace is indented, so
 * that nothing from outside can forge a line.
 */
public final class LogFiles {
    private static final String MESSAGE = "%replace(%msg){'[\\p{Cc}\\p{Cf}]','?'}";
    private static final String TRACE =
            "%replace(%replace(%ex){'[\\p{Cc}\\p{Cf}&&[^\\n\\t]]','?'}){'(?m)^(?=.)','  '}%nopex";
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - " + MESSAGE + "%n" + TRACE;

    private LogFiles() {}

    public static void open(Path folder, boolean verbose) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            // Another logging library was installed instead; it looks after itself.
            return;
        }
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setName("file");
        file.setFile(folder.resolve("truflow.log").toString());
        file.setEncoder(encoder);
        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(
                folder.resolve("truflow.%d{yyyy-MM-dd}.%i.log.gz").toString());
        rolling.setMaxFileSize(FileSize.valueOf("10MB"));
        rolling.setMaxHistory(14);
        rolling.setTotalSizeCap(FileSize.valueOf("200MB"));
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(file);
        root.setLevel(Level.INFO);
        context.getLogger("org.truflow").setLevel(verbose ? Level.DEBUG : Level.INFO);
    }

    /** Writes out what is buffered and closes the files. */
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
