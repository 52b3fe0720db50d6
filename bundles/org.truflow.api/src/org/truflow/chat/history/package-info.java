/** What was said and is kept on this disk, of people and rooms alike. Start at {@link org.truflow.chat.history.History}. */
@NonNullByDefault
package org.truflow.chat.history;

import org.eclipse.jdt.annotation.NonNullByDefault;
