/** The commands of a peer. Each asks one engine, and says so when that engine is not running. */
@NonNullByDefault
package org.truflow.shell.peer.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
