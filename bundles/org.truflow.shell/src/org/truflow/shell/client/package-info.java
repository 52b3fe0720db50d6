/** The program behind {@code truflow exec}: runs alone, without OSGi and without any other class of the product. */
@NonNullByDefault
package org.truflow.shell.client;

import org.eclipse.jdt.annotation.NonNullByDefault;
