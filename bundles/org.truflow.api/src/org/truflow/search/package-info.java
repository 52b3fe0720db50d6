/** Finding what anyone shares. Start at {@link org.truflow.search.SearchProvider}. */
@NonNullByDefault
package org.truflow.search;

import org.eclipse.jdt.annotation.NonNullByDefault;
