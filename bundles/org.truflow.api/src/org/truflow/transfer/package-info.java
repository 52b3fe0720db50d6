/** Downloads and uploads. Start at {@link org.truflow.transfer.Transfers}; a {@link org.truflow.transfer.Transfer} is an immutable snapshot. */
@NonNullByDefault
package org.truflow.transfer;

import org.eclipse.jdt.annotation.NonNullByDefault;
