/** Finding what anyone shares: the search view, saved searches, links, and what Quick Access knows of people and files. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.search.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
