/** How fast things are: JMH for the small, and programs that run the assembled products for the large. */
package org.truflow.bench;
