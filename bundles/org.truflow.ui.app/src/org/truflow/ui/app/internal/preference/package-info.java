/** Pages of the preferences. What engines read at their start holds after they were started anew. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.preference;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
