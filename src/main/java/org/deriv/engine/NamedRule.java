package org.deriv.engine;

import java.util.regex.Pattern;

/** The rules that have a name, and what a step by them must have. */
enum NamedRule {
  /** d(uv). */
  PRODUCT("\\bproduct rule\\b", "there is no product of two varying factors to differentiate"),
  /** d(u/v). */
  QUOTIENT("\\bquotient rule\\b", "there is no quotient to differentiate"),
  /** d f(g(x)). */
  CHAIN("\\bchain rule\\b", "there is no function of a function to differentiate"),
  /** d(u + v). */
  SUM(
      "\\bsum rule\\b|\\blinearity of (the )?(derivative|gradient|differential)\\b",
      "there is no sum or multiple to differentiate"),
  /** E[aX + bY]. */
  EXPECTATION(
      "\\blinearity of (the )?expectation\\b|\\bexpect(ation|ed value) is linear\\b"
          + "|\\btower (rule|property)\\b|\\btotal expectation\\b",
      "there is no expectation in it"),
  /** E[Z²] - E[Z]². */
  VARIANCE(
      "\\bdefinition of (the )?variance\\b|\\bvariance formula\\b", "there is no variance in it"),
  /** E[XY] = E[X]E[Y]. */
  INDEPENDENCE("\\bindependen(t|ce)\\b", "nothing in it was said to be independent"),
  /** |x + y| at most |x| + |y|. */
  TRIANGLE("\\btriangle inequality\\b", "there is no norm or absolute value of a sum in it"),
  /** What is no equality. */
  INEQUALITY(
      "\\b(triangle inequality|cauchy.schwarz|jensen)\\b",
      "an inequality does not give an equality"),
  /** tr(AB) = tr(BA). */
  TRACE("\\b(cyclic|cyclicity)\\b|\\btrace trick\\b", "there is no trace of a product in it"),
  /** (AB)' = B'A'. */
  TRANSPOSE("\\btranspose of (a|the) product\\b", "there is no transpose in it"),
  /** log(ab). */
  LOGARITHM(
      "\\blog(arithm)? of (a|the) (product|quotient|power)\\b|\\blog(arithm)? rules?\\b",
      "there is no logarithm in it"),
  /** (AB)^-1. */
  INVERSE("\\binverse of (a|the) product\\b", "there is no inverse in it"),
  /** Σ a^k. */
  GEOMETRIC("\\bgeometric (series|sum|progression)\\b", "there is no sum of powers in it"),
  /** From one number to the next. */
  INDUCTION("\\binduction\\b", "there is nothing in it that counts");

  private final Pattern words;
  private final String lacking;

  NamedRule(String words, String lacking) {
    this.words = Pattern.compile(words);
    this.lacking = lacking;
  }

  /** Whether words in lower case name it. */
  boolean isMeant(String plain) {
    return words.matcher(plain).find();
  }

  /** What a step lacks to which it does not apply. */
  String lacking() {
    return lacking;
  }
}
