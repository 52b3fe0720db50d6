/** What people share, one's own shares, and what is known of a file. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.share.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
