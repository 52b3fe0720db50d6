package org.truflow.identity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of a file in the textual encoding of RFC 7468: a label and its bytes.
 *
 * @param bytes may be a private key: never put it into a message
 */
record Pem(String label, byte[] bytes) {
    private static final int LINE = 64;

    /**
     * Reads all blocks. Text between them is an error: files like these are written by programs.
     *
     * @throws IOException says which line is wrong, never what stands in it
     */
    static List<Pem> parse(String text) throws IOException {
        var blocks = new ArrayList<Pem>();
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            var label = between(lines.get(i), "-----BEGIN ", i);
            var body = new StringBuilder();
            for (i++; i < lines.size() && !lines.get(i).startsWith("-----"); i++) {
                body.append(lines.get(i));
            }
            if (i == lines.size() || !between(lines.get(i), "-----END ", i).equals(label)) {
                throw new IOException("the block " + label + " has no end");
            }
            blocks.add(new Pem(label, decode(label, body.toString())));
        }
        return blocks;
    }

    String text() {
        var body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(bytes);
        return "-----BEGIN " + label + "-----\n" + new String(body, StandardCharsets.US_ASCII) + "\n-----END " + label
                + "-----\n";
    }

    @Override
    public String toString() {
        return label + " of " + bytes.length + " bytes";
    }

    private static String between(String line, String start, int index) throws IOException {
        if (!line.startsWith(start)
                || !line.endsWith("-----")
                || line.length() < start.length() + 5
                || line.length() > 80) {
            throw new IOException("line " + (index + 1) + " should begin or end a block");
        }
        return line.substring(start.length(), line.length() - 5);
    }

    private static byte[] decode(String label, String body) throws IOException {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("the block " + label + " is not base64");
        }
    }
}
