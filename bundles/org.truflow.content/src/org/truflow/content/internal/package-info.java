/** Merkle trees in byte arrays, names in Unicode, and folders walked without following links. */
@NonNullByDefault
package org.truflow.content.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
