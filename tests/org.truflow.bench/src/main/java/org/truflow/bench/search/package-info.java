/** A tracker that knows a million names, asked over the wire. */
package org.truflow.bench.search;
