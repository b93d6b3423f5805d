package org.deriv.engine;

import org.deriv.derive.Detail;

/**
 * What a compilation depends on besides its text.
 *
 * @param seed the seed of everything that is drawn at random
 * @param detail how much a step of a derivation does
 */
public record Options(long seed, Detail detail) {
  /** The usual options. */
  public static final Options STANDARD = new Options(20_261_120L);

  /** Steps as a textbook has them, with this seed. */
  public Options(long seed) {
    this(seed, Detail.TEXTBOOK);
  }

  /** The same with every elementary step. */
  public Options inFull() {
    return new Options(seed, Detail.FULL);
  }
}
