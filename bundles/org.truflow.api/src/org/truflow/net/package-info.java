/** The network as a person sees it; sessions and messages are in org.truflow.protocol. */
@NonNullByDefault
package org.truflow.net;

import org.eclipse.jdt.annotation.NonNullByDefault;
