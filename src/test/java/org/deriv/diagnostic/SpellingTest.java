package org.deriv.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> KNOWN = List.of("show", "solve", "symmetric", "in");

  @Test
  void swapped_letters_are_one_slip() {
    assertEquals(Optional.of("show"), Spelling.nearest("shwo", KNOWN));
  }

  @Test
  void a_left_out_letter_is_one_slip() {
    assertEquals(Optional.of("symmetric"), Spelling.nearest("symetric", KNOWN));
  }

  @Test
  void a_word_that_is_far_from_all_has_no_neighbour() {
    assertEquals(Optional.empty(), Spelling.nearest("gradient", KNOWN));
  }

  @Test
  void a_single_letter_is_not_taken_for_another_word() {
    assertEquals(Optional.empty(), Spelling.nearest("q", List.of("p", "x")));
  }
}
