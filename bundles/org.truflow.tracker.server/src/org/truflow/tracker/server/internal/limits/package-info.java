/** How often someone may do something, and what becomes of it. */
@NonNullByDefault
package org.truflow.tracker.server.internal.limits;

import org.eclipse.jdt.annotation.NonNullByDefault;
