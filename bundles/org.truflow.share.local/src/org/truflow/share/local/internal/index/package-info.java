/**
 * The durable memory of the shares: what is listed, under which number, with which hash. Start at
 * {@link org.truflow.share.local.internal.index.ShareIndex}.
 */
@NonNullByDefault
package org.truflow.share.local.internal.index;

import org.eclipse.jdt.annotation.NonNullByDefault;
