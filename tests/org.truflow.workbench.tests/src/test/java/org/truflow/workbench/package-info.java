/** The workbench as people use it. */
package org.truflow.workbench;
