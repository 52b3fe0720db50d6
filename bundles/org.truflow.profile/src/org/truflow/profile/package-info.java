/** The start and the end of a product, with a window or without: its data folder, settings, log files, and what ends it cleanly. */
@NonNullByDefault
package org.truflow.profile;

import org.eclipse.jdt.annotation.NonNullByDefault;
