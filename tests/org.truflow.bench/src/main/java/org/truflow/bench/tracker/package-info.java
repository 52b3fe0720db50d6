/** One tracker under load and under attack. Load processes of our own that speak the real protocol. */
package org.truflow.bench.tracker;
