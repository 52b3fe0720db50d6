/** About, the user guide, and which keys there are. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.help;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
