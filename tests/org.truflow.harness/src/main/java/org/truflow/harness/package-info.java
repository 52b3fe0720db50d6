/** Drives the assembled products from outside, through their start scripts and processes, as a person would. */
package org.truflow.harness;
