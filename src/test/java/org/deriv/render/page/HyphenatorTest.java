package org.deriv.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyphenatorTest {
  private static final Hyphenator HYPHENATOR = new Hyphenator();

  @ParameterizedTest
  @CsvSource({
    "hyphenation,hy-phen-ation",
    "Differential,Dif-fer-en-tial",
    "computer,com-puter",
    // An exception to the patterns.
    "project,project",
    "table,ta-ble",
    // Two letters stay before a hyphen and three after it.
    "about,about",
    "L2,L2"
  })
  void words_are_broken_between_syllables(String word, String broken) {
    StringBuilder parts = new StringBuilder(word);
    HYPHENATOR.breaks(word).reversed().forEach(place -> parts.insert(place.intValue(), "-"));
    assertEquals(broken, parts.toString());
  }
}
