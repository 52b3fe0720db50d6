/** Commands by which a test uses a running workbench as a person does: it presses, types, chooses and looks. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.truflow.ui.driver.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
