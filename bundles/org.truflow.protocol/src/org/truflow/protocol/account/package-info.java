/** What a person asks a tracker about the own account, and a moderator about those of others. */
@NonNullByDefault
package org.truflow.protocol.account;

import org.eclipse.jdt.annotation.NonNullByDefault;
