package org.truflow.ui.search.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.search.FileType;
import org.truflow.search.Hit;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;
import org.truflow.search.query.MergedHits;
import org.truflow.search.query.QueryText;
import org.truflow.ui.Commands;
import org.truflow.ui.Icons;
import org.truflow.ui.Names;
import org.truflow.ui.Visible;

/** The best few results, for Quick Access: choosing one shows it in the search view. On threads of the workbench, which may wait. */
public final class QuickFiles implements IQuickAccessComputerExtension {
    private static final Logger LOG = LoggerFactory.getLogger(QuickFiles.class);
    private static final int MOST = 12;
    private static final int LEAST_LETTERS = 2;
    private static final int PATIENCE_SECONDS = 3;
    private static final int DIGITS = 16;

    @Override
    public QuickAccessElement[] computeElements() {
        return new QuickAccessElement[0];
    }

    @Override
    public QuickAccessElement[] computeElements(String query, IProgressMonitor monitor) {
        if (query.strip().length() < LEAST_LETTERS) {
            return computeElements();
        }
        var request = new SearchRequest(query.strip(), MOST, Optional.empty());
        var answers = Services.all(SearchProvider.class).stream()
                .map(provider -> provider.search(request).toCompletableFuture())
                .toList();
        var merged = new MergedHits();
        for (var answer : answers) {
            try {
                merged.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).hits());
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("no answer for Quick Access", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return computeElements();
            }
        }
        return merged.bestFirst().stream()
                .filter(hit -> !hit.places().isEmpty())
                .limit(MOST)
                .map(QuickFiles::element)
                .toArray(QuickAccessElement[]::new);
    }

    private static QuickAccessElement element(Hit hit) {
        var place = hit.places().getFirst();
        var type = hit.folder() ? FileType.FOLDER : FileType.of(hit.name());
        return new QuickFind(
                "file." + place.user() + "/" + place.path(),
                Visible.text(hit.name()) + " \u2014 " + Visible.text(place.user()),
                Icons.of(QuickFiles.class).descriptor(Filters.word(type)),
                () -> Commands.run(Names.FIND, Map.of(Names.QUERY, query(hit))));
    }

    /** Returns what finds just this again. */
    static String query(Hit hit) {
        return hit.content()
                .map(content -> "hash:" + content.toString().substring(0, DIGITS))
                .orElse("\"" + QueryText.quoted(hit.name()).replace("\"", "") + "\"");
    }

    @Override
    public void resetState() {
        // Nothing is kept.
    }

    @Override
    public boolean needsRefresh() {
        return true;
    }
}
