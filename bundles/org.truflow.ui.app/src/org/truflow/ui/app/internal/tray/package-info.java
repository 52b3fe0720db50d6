/** The icon in the system's tray, and what happens when the last window is closed. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.tray;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
