/** Many people at one tracker. Synthetic peers that speak the real protocol. */
package org.truflow.bench.sessions;
