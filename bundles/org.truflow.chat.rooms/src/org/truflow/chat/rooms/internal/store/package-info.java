/** What is kept on disk of rooms, besides the history. */
@NonNullByDefault
package org.truflow.chat.rooms.internal.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
