/** What happened: gathered from the engines and the log, kept in memory, shown in the Events view. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.app.internal.event;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
