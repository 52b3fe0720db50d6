/** How a tracker finds names and contents. Implemented by a search bundle. */
@NonNullByDefault
package org.truflow.tracker.search;

import org.eclipse.jdt.annotation.NonNullByDefault;
