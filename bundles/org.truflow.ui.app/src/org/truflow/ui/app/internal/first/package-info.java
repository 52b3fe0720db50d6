/** The first start of a profile: who you are, what you share, where to meet. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.first;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
