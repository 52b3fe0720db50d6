/**
 * What this installation shares, from folders on its own disks. {@link org.truflow.share.local.internal.LocalShares} is what others
 * meet; {@link org.truflow.share.local.internal.ShareLane} keeps one share in step with its folder,
 * {@link org.truflow.share.local.internal.HashPool} hashes what was listed.
 */
@NonNullByDefault
package org.truflow.share.local.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
