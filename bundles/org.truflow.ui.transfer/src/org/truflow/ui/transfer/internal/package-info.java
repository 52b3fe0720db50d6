/** The list of what comes and goes, what can be done with it, questions of people who want to send, and the limits. Start at {@link org.truflow.ui.transfer.internal.TransfersView}. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.transfer.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
