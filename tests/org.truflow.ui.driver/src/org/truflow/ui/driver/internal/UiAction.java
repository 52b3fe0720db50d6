package org.truflow.ui.driver.internal;

import java.io.IOException;
import java.util.List;

/** One thing that a test may want. Not on the UI thread. */
@FunctionalInterface
interface UiAction {
    /**
     * @return a value for JSON
     * @throws IOException if there is nothing of that name, saying what there is
     */
    Object run(List<String> words) throws IOException, InterruptedException;
}
