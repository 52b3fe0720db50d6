@NonNullByDefault
package org.truflow.profile.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
