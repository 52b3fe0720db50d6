package org.truflow.chat.text.commonmark.internal;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a link may lead: to web pages, and nowhere else. */
final class Targets {
    private static final int MOST = 2_048;

    private Targets() {}

    /** Returns the host that a link leads to, in ASCII; empty if it is none that may be opened. */
    static Optional<String> host(String target) {
        if (target.length() > MOST) {
            return Optional.empty();
        }
        try {
            var scheme = target.toLowerCase(Locale.ROOT);
            if (!scheme.startsWith("http://") && !scheme.startsWith("https://")) {
                return Optional.empty();
            }
            var authority = new URI(ascii(target)).getRawAuthority();
            if (authority == null || authority.indexOf('@') >= 0) {
                // What stands before an @ is made to be read as the site.
                return Optional.empty();
            }
            var port = authority.lastIndexOf(':');
            var host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
            return host.isEmpty() ? Optional.empty() : Optional.of(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the address with its host in ASCII and everything else that is not ASCII escaped. */
    private static String ascii(String target) throws URISyntaxException {
        var start = target.indexOf("://") + 3;
        var end = start;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        var authority = target.substring(start, end);
        var port = authority.lastIndexOf(':');
        var name = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
        var rest = authority.substring(name.length());
        var host = name.startsWith("[") || name.indexOf('@') >= 0 ? name : IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        // The constructor of several arguments escapes what may not stand in an address.
        return target.substring(0, start) + host + rest + escape(target.substring(end));
    }

    private static String escape(String path) {
        var escaped = new StringBuilder();
        for (var each : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            if (each > ' ' && each < 0x7F && "\"<>\\^`{|}[]".indexOf(each) < 0) {
                escaped.append((char) each);
            } else {
                escaped.append(String.format("%%%02X", each & 0xFF));
            }
        }
        return escaped.toString();
    }
}
