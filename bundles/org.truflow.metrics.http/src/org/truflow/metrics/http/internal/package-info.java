/** Metrics and health over HTTP, for whoever watches a tracker or a peer. Start at {@link org.truflow.metrics.http.internal.MetricsServer}. */
@NonNullByDefault
package org.truflow.metrics.http.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
