package org.truflow.ui.share.internal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.truflow.directory.Listing;

/** What somebody shares, asked for page by page. Any thread; does not wait. */
@FunctionalInterface
interface Catalog {
    /** @return fails with {@link java.nio.file.NoSuchFileException} if there is no such folder */
    CompletionStage<Listing> page(String path, Optional<String> after, int limit);
}
