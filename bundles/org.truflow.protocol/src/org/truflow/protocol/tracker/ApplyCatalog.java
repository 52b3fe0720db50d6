package org.truflow.protocol.tracker;

import java.util.List;
import org.truflow.protocol.Message;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/**
 * A page of the peer's catalog, applied as a whole.
 *
 * @param since version the tracker must hold; ignored when {@code fresh}
 * @param fresh whether the tracker forgets what it has of this peer first
 * @param version what the tracker holds afterwards
 * @param changes at most 2,000, and no more than a {@link PageBudget} lets in
 */
public record ApplyCatalog(CatalogVersion since, boolean fresh, CatalogVersion version, List<CatalogChange> changes)
        implements Message.Request<CatalogApplied> {
    /** Most changes of a page. */
    public static final int MOST = 2_000;

    public ApplyCatalog {
        changes = List.copyOf(changes);
    }
}
