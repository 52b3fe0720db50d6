package org.truflow.chat.rooms.internal.cipher;

/**
 * The chain of another device, as far as it was read.
 *
 * @param verifier Ed25519 public key, 32 bytes
 */
public record GivenChain(Chain chain, byte[] verifier) {}
