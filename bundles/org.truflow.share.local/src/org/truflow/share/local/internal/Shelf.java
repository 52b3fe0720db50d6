package org.truflow.share.local.internal;

import org.truflow.share.local.internal.index.ShareIndex;

/**
 * What all shares use together.
 *
 * @param changed to be called after listings changed; does not wait
 */
record Shelf(ShareIndex index, Disk disk, Exclusions exclusions, FolderWatch watch, Pace pace, Runnable changed) {}
