/** What can be watched from outside: figures and health. Start at {@link org.truflow.metrics.MetricSource}. */
@NonNullByDefault
package org.truflow.metrics;

import org.eclipse.jdt.annotation.NonNullByDefault;
