/** Labelled fields, alike in the wizard and the preferences, and what may be typed into them. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.form;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
