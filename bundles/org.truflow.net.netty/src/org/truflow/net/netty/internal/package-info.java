/**
 * Listening, connecting, TLS, frames, dispatch and limits, on Netty.
 *
 * <p>{@link org.truflow.net.netty.internal.NettyNetwork} is the component: it holds one
 * {@link org.truflow.net.netty.internal.Node} while it listens. A connection begins as a
 * {@link org.truflow.net.netty.internal.Greeting} and becomes a {@link org.truflow.net.netty.internal.NettySession} when
 * the key is proved and both sides said hello. Event loops move bytes and decode; whatever may wait runs on the
 * session's {@link org.truflow.net.netty.internal.Lane}.
 */
@NonNullByDefault
package org.truflow.net.netty.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
