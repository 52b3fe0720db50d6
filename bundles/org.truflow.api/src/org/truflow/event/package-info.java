/** How services tell of changes. */
@NonNullByDefault
package org.truflow.event;

import org.eclipse.jdt.annotation.NonNullByDefault;
