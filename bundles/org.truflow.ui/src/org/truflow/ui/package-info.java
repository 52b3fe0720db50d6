/**
 * What every view is made of: engines that come and go, tables that stay quick with a million rows, icons, colours, texts in two
 * languages, and the names by which views and commands call one another. Everything here is for the UI thread unless it says otherwise.
 *
 * <p>Parameters are left out of the null analysis here and in the bundles of views: SWT and JFace, whose methods are overridden
 * everywhere, say nothing about theirs, and must be taken to pass null.
 */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
