package org.deriv.engine;

/**
 * What a compilation depends on besides its text.
 *
 * @param seed the seed of everything that is drawn at random
 */
public record Options(long seed) {
  /** The usual options. */
  public static final Options STANDARD = new Options(20_261_120L);
}
