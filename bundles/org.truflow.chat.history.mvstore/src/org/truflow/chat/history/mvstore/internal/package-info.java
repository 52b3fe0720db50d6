/** The history of talk in a file of H2's MVStore. */
@NonNullByDefault
package org.truflow.chat.history.mvstore.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
