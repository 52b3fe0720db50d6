package org.truflow.net.netty.internal;

import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jdt.annotation.Nullable;

/** Says in a few words why something failed: for messages to people, so without class names and without control characters. */
final class Causes {
    private static final int MOST = 300;
    /** The system call, as Netty's native transport names it. */
    private static final Pattern BEFORE = Pattern.compile("^\\S+ failed with error\\(-?\\d+\\): ");
    /** The address, which whoever tells the cause names better. */
    private static final Pattern AFTER = Pattern.compile(": [^ /]*/[0-9a-fA-F:.%\\[\\]]+:\\d+$");

    private Causes() {}

    static String text(@Nullable Throwable cause) {
        if (cause == null) {
            return "for an unknown reason";
        }
        var deeper = cause.getCause();
        return switch (cause) {
            case NotSslRecordException _ -> "the other side does not speak TLS";
            case UnknownHostException _ -> "the name is not known";
            case ConnectException _ -> clean(cause, "connection refused");
            case NoRouteToHostException _ -> "there is no way there";
            case ClosedChannelException _ -> "the other side closed the connection";
            case SSLException _ when deeper != null && deeper != cause -> text(deeper);
            default -> clean(cause, cause.getClass().getSimpleName());
        };
    }

    private static String clean(Throwable cause, String otherwise) {
        var message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return otherwise;
        }
        var text = message.length() > MOST ? message.substring(0, MOST) : message;
        var plain = AFTER.matcher(BEFORE.matcher(text).replaceFirst("")).replaceFirst("");
        return plain.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
