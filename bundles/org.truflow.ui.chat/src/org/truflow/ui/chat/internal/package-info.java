/** Talk: conversations and rooms on the left, what was said on the right. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.chat.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
