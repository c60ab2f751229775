package dev.sluice.runtime.step.deduplicate;

/**
 * What a key comes down to. Its hash code says where it is remembered, its digest what it is
 * remembered by: the first 128 bits of its SHA-256, in two words. Two keys of a thousand million
 * have the same with a probability of 10^-21, and nobody can choose keys that have: a hash that is
 * not cryptographic would let whoever writes the input make records disappear.
 *
 * @param hash of {@link DeduplicateKey}
 */
record KeyPrint(int hash, long high, long low) {}
