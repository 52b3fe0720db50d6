/** What the person or owner chose: where the data lies, names, ports, limits. */
@NonNullByDefault
package org.truflow.settings;

import org.eclipse.jdt.annotation.NonNullByDefault;
