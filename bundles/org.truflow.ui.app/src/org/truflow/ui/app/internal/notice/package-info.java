/** Notices in a corner of the screen: which, when, and how many. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.notice;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
