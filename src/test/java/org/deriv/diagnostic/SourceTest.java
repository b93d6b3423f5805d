package org.deriv.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void lines_and_columns_count_from_one() {
    Source source = new Source("a.deriv", "ab\ncde");
    assertEquals(new Span(3, 5, 2, 1, 2, 3), source.span(3, 5));
  }

  @Test
  void a_character_of_two_units_is_one_column() {
    Source source = new Source("a.deriv", "𝔼[x]");
    assertEquals(3, source.span(3, 4).column());
  }

  @Test
  void a_span_may_end_after_the_last_character() {
    Source source = new Source("a.deriv", "ab\n");
    assertEquals(new Span(3, 3, 2, 1, 2, 1), source.span(3, 3));
  }

  @Test
  void a_line_is_given_without_its_end() {
    assertEquals("ab", new Source("a.deriv", "ab\r\ncde").line(1));
  }

  @Test
  void a_line_that_is_not_there_is_empty() {
    assertEquals("", new Source("a.deriv", "ab").line(7));
  }

  @Test
  void two_spans_join_to_what_covers_both_in_either_order() {
    Source source = new Source("a.deriv", "abc\ndef");
    Span first = source.span(1, 2);
    Span last = source.span(4, 6);
    assertEquals(source.span(1, 6), last.to(first));
  }

  @Test
  void a_span_cannot_end_before_it_starts() {
    assertThrows(IllegalStateException.class, () -> new Span(3, 2, 1, 4, 1, 3));
  }
}
