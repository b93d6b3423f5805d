package org.deriv.engine;

import org.deriv.derive.Detail;

/**
 * What a compilation depends on besides its text.
 *
 * @param seed the seed of everything that is drawn at random
 * @param detail how much a step of a derivation does
 * @param threads how many problems of a file may be at work at once; what comes out does not depend
 *     on it
 */
public record Options(long seed, Detail detail, int threads) {
  /** The usual options. */
  public static final Options STANDARD = new Options(20_261_120L);

  /** Steps as a textbook has them, with this seed. */
  public Options(long seed) {
    this(seed, Detail.TEXTBOOK, 1);
  }

  /** Checks. */
  public Options {
    if (threads < 1) {
      throw new IllegalStateException("no thread to work on");
    }
  }

  /** The same on so many threads. */
  public Options on(int threads) {
    return new Options(seed, detail, threads);
  }

  /** The same with every elementary step. */
  public Options inFull() {
    return new Options(seed, Detail.FULL, threads);
  }
}
