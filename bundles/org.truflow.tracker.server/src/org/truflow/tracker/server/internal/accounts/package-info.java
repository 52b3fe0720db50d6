/** What accounts rest on: hashed passwords, ranges of addresses, the log of what was done. */
@NonNullByDefault
package org.truflow.tracker.server.internal.accounts;

import org.eclipse.jdt.annotation.NonNullByDefault;
