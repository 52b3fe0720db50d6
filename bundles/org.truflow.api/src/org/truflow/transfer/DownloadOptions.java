package org.truflow.transfer;

/**
 * How a download is to go.
 *
 * @param inOrder from the first byte to the last, to watch while it loads; otherwise as is best for all
 * @param choose whether it waits in {@link TransferState.Choosing} once its files are listed, so that some can be left out
 */
public record DownloadOptions(Priority priority, boolean inOrder, boolean choose) {
    /** What is meant when nothing is said. */
    public static final DownloadOptions NORMAL = new DownloadOptions(Priority.NORMAL, false, false);

    public DownloadOptions withPriority(Priority other) {
        return new DownloadOptions(other, inOrder, choose);
    }

    public DownloadOptions withInOrder(boolean now) {
        return new DownloadOptions(priority, now, choose);
    }
}
