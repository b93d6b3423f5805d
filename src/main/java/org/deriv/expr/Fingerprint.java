package org.deriv.expr;

/**
 * 128 bits that stand for an expression's structure, mixed from those of its parts. Two expressions
 * are taken to be the same when their fingerprints are: for a billion different expressions the
 * chance of one collision is below 2^-68. This gives comparison and look-up in constant time
 * without a global table of nodes (docs/decisions/0002).
 */
record Fingerprint(long high, long low) {
  private static final long A = 0x9E3779B97F4A7C15L;
  private static final long B = 0xD6E8FEB86659FD93L;

  static Fingerprint start(long seed) {
    return new Fingerprint(scramble(seed ^ A), scramble(seed + B));
  }

  Fingerprint with(long value) {
    return new Fingerprint(first(high, value), second(low, value));
  }

  private static long first(long high, long value) {
    return scramble(high * B + value);
  }

  private static long second(long low, long value) {
    return scramble(Long.rotateLeft(low, 29) ^ (value * A + B));
  }

  Fingerprint with(String text) {
    Fingerprint start = with(text.length());
    long first = start.high;
    long second = start.low;
    for (int i = 0; i < text.length(); i++) {
      long value = text.charAt(i);
      first = first(first, value);
      second = second(second, value);
    }
    return new Fingerprint(first, second);
  }

  Fingerprint with(Fingerprint other) {
    return with(other.high).with(other.low);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014), a bijection of 64 bits. */
  private static long scramble(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
