package org.deriv.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.deriv.render.ink.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBreakerTest {
  private static List<Item> words(double... widths) {
    List<Item> items = new ArrayList<>();
    for (double width : widths) {
      if (!items.isEmpty()) {
        items.add(new Item.Glue(3, 1.5, 1, List.of()));
      }
      items.add(new Item.Box(Piece.gap(width)));
    }
    items.add(new Item.Penalty(Item.NEVER));
    items.add(new Item.Glue(0, 1e6, 0, List.of()));
    items.add(new Item.Penalty(Item.ALWAYS));
    return items;
  }

  private static int lines(double measure, double... widths) {
    return LineBreaker.breaks(words(widths), measure, Justification.JUSTIFIED).size();
  }

  @Test
  void a_short_paragraph_is_one_line() {
    assertEquals(1, lines(100, 20, 20, 20));
  }

  @Test
  void a_word_that_does_not_fit_begins_a_new_line() {
    assertEquals(2, lines(50, 20, 20, 20));
  }

  @Test
  void a_line_may_shrink_a_little() {
    assertEquals(1, lines(65, 20, 20, 20));
  }

  @Test
  void the_whole_paragraph_is_considered() {
    // First fit would take the short word too and leave the second line torn apart.
    List<Item> items = words(16, 16, 16, 16, 16, 5, 43, 43, 60);

    assertEquals(9, LineBreaker.breaks(items, 100, Justification.JUSTIFIED).getFirst());
  }

  @Test
  void a_forced_break_is_kept() {
    List<Item> items = new ArrayList<>(words(10));
    items.addAll(words(10));

    assertEquals(2, LineBreaker.breaks(items, 100, Justification.JUSTIFIED).size());
  }

  @Test
  void glue_after_a_break_is_dropped() {
    List<Item> items = words(20, 20);

    assertEquals(2, LineBreaker.firstOfLine(items, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JUSTIFIED", "LEFT", "CENTRED", "RIGHT"})
  void no_line_is_wider_than_the_measure(Justification how) {
    double[] widths = new double[400];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = 4 + (i * 37 % 50);
    }
    List<Item> items = words(widths);
    int previous = -1;
    for (int end : LineBreaker.breaks(items, 120, how)) {
      double width = 0;
      for (Item item : items.subList(LineBreaker.firstOfLine(items, previous), end)) {
        width +=
            switch (item) {
              case Item.Box(Piece piece) -> piece.width();
              case Item.Glue(double natural, _, double shrink, _) ->
                  natural - (how == Justification.JUSTIFIED ? shrink : 0);
              case Item.Penalty _, Item.Hyphen _ -> 0;
            };
      }
      previous = end;
      assertTrue(width <= 120.01);
    }
  }

  @Test
  void a_long_paragraph_is_broken_in_time() {
    double[] widths = new double[30_000];
    java.util.Arrays.fill(widths, 17);

    assertTrue(lines(400, widths) > 1_000);
  }
}
