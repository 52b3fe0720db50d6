/** Keys and pins as files in the data folder. */
@NonNullByDefault
package org.truflow.identity.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
