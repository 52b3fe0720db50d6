/** Hashing beside openssl. */
package org.truflow.bench.hash;
