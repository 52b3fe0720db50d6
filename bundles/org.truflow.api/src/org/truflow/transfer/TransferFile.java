package org.truflow.transfer;

import java.util.Optional;
import org.truflow.id.ContentHash;

/**
 * One file of a download, as it was at one moment.
 *
 * @param index from 0, the same as long as the download is known; folders have one too, so there may be gaps
 * @param path below the folder that is downloaded, {@code /}-separated, as its owner calls it: untrusted text
 * @param content empty until its owner has hashed it
 * @param wanted false if it was left out
 * @param done bytes verified and on disk
 */
public record TransferFile(
        int index,
        String path,
        long size,
        Optional<ContentHash> content,
        boolean wanted,
        long done,
        NamePreview name) {}
