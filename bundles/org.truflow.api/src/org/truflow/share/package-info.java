/** What this installation offers to others. Start at {@link org.truflow.share.Shares}. */
@NonNullByDefault
package org.truflow.share;

import org.eclipse.jdt.annotation.NonNullByDefault;
