/** What is sent from here. */
@NonNullByDefault
package org.truflow.send.direct.internal.out;

import org.eclipse.jdt.annotation.NonNullByDefault;
