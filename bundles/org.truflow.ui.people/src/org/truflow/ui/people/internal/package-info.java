/** Who is there, and what can be done with them. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.people.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
