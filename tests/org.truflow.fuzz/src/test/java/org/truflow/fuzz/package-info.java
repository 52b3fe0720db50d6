/** Hostile input of every shape, made by machines, for whatever reads what somebody else wrote. */
package org.truflow.fuzz;
