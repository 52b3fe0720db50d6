/** This installation's key, and the keys of others that it has met. Start at {@link org.truflow.identity.Identity}. */
@NonNullByDefault
package org.truflow.identity;

import org.eclipse.jdt.annotation.NonNullByDefault;
