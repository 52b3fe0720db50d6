/** One large file between two processes beside nginx and curl, and where the time goes. */
package org.truflow.bench.transfer;
