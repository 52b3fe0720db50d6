package org.truflow.protocol.tracker;

import java.util.List;
import java.util.Map;
import org.truflow.protocol.Message;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/**
 * A page of the peer's catalog, applied as a whole.
 *
 * @param since version the tracker must hold; ignored when {@code fresh}
 * @param fresh whether the tracker forgets what it has of this peer first
 * @param version what the tracker holds afterwards
 * @param changes at most 2,000, and no more than a {@link PageBudget} lets in
 * @param audiences who may see which share once the page is applied, by label; at most 256. A share that is missing is
 *     for everyone
 */
public record ApplyCatalog(
        CatalogVersion since,
        boolean fresh,
        CatalogVersion version,
        List<CatalogChange> changes,
        Map<String, Audience> audiences)
        implements Message.Request<CatalogApplied> {
    /** Most changes of a page. */
    public static final int MOST = 2_000;

    /** Most shares that are not for everyone. */
    public static final int MOST_AUDIENCES = 256;

    public ApplyCatalog {
        changes = List.copyOf(changes);
        audiences = Map.copyOf(audiences);
    }

    /** A page of a catalog that is for everyone. */
    public ApplyCatalog(CatalogVersion since, boolean fresh, CatalogVersion version, List<CatalogChange> changes) {
        this(since, fresh, version, changes, Map.of());
    }
}
