package org.deriv.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final Source source = new Source("a.deriv", "x".repeat(500));

  @Test
  void they_are_given_in_the_order_of_the_text() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.error("b", "second", source.span(5, 6));
    diagnostics.error("a", "first", source.span(1, 2));
    assertEquals("first", diagnostics.toList().getFirst().message());
  }

  @Test
  void the_same_is_taken_once() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.error("a", "again", source.span(1, 2));
    diagnostics.error("a", "again", source.span(1, 2));
    assertEquals(1, diagnostics.toList().size());
  }

  @Test
  void a_warning_is_no_error() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.add(Diagnostic.warning("w", "odd", source.span(0, 1)));
    assertFalse(diagnostics.hasErrors());
  }

  @Test
  void more_than_anyone_would_read_are_counted_only() {
    Diagnostics diagnostics = new Diagnostics();
    for (int at = 0; at < Diagnostics.MOST + 7; at++) {
      diagnostics.error("a", "wrong", source.span(at, at + 1));
    }
    assertTrue(diagnostics.toList().getLast().message().contains("7 left out"));
  }
}
