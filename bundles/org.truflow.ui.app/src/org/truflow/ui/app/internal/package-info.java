/** The workbench from its arguments to its end: profile, window, perspectives, status line. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
