/** The text of messages as commonmark-java reads it. */
@NonNullByDefault
package org.truflow.chat.text.commonmark.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
