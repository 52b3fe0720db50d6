/** A tracker that the workbench starts, shows and ends: a process of its own of the same installation. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.hosting;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
