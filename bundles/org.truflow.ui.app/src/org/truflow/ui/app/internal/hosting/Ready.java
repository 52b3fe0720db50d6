package org.truflow.ui.app.internal.hosting;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line by which a tracker says that it is ready.
 *
 * @param id its peer id
 */
record Ready(int port, String id) {
    private static final Pattern LINE = Pattern.compile("ready tracker address=\\S*:(\\d{1,5}) id=(\\S+).*");

    static Optional<Ready> parse(String line) {
        var matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Ready(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
