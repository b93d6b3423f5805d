package org.deriv.document.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.LatexCheck;
import org.deriv.expr.Rational;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final Formula NAME = Formula.of("Y");

  private static Values counted(Integer... dims) {
    int size = List.of(dims).stream().reduce(1, (a, b) -> a * b);
    List<Rational> numbers = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      numbers.add(Rational.of(i, 2));
    }
    return Values.exact(List.of(dims), numbers);
  }

  private static String latex(Values values) {
    return Tables.formula(values).orElseThrow().latex();
  }

  private static Block.Table simulation(int steps) {
    List<Tables.Step> rows = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      rows.add(new Tables.Step(Formula.of("" + t), List.of(Formula.of("" + t * t))));
    }
    return Tables.simulation(Formula.of("t"), List.of(Formula.of("v_{t}")), rows, List.of());
  }

  @Test
  void a_number_is_a_fraction() {
    assertEquals("\\frac{1}{2}", latex(counted()));
  }

  @Test
  void a_vector_is_a_column() {
    assertEquals("\\begin{bmatrix} 1/2 \\\\ 1 \\end{bmatrix}", latex(counted(2)));
  }

  @Test
  void a_matrix_is_written_row_by_row() {
    assertEquals("\\begin{bmatrix} 1/2 & 1 \\\\ 3/2 & 2 \\end{bmatrix}", latex(counted(2, 2)));
  }

  @Test
  void a_long_vector_is_cut_short() {
    String latex = latex(counted(11));
    assertTrue(latex.contains("7/2 \\\\ \\vdots \\\\ 11/2"), latex);
  }

  @Test
  void a_vector_of_ten_is_shown_whole() {
    assertTrue(!latex(counted(10)).contains("\\vdots"));
  }

  @Test
  void every_formula_is_one_that_the_back_ends_accept() {
    for (Values values : List.of(counted(), counted(3), counted(12, 20))) {
      assertEquals(Optional.empty(), LatexCheck.problem(latex(values)));
    }
  }

  @Test
  void a_tensor_of_three_axes_is_a_stack_of_matrices() {
    List<Block> blocks = Tables.of(NAME, counted(2, 1, 2));
    Block.Display second = assertInstanceOf(Block.Display.class, blocks.get(1));
    assertEquals("{Y}_{2,:,:} = \\begin{bmatrix} 3/2 & 2 \\end{bmatrix}", second.formula().latex());
  }

  @Test
  void a_tensor_of_many_parts_says_how_many_are_left_out() {
    List<Block> blocks = Tables.of(NAME, counted(5, 4, 1, 1));
    Block.Paragraph last = assertInstanceOf(Block.Paragraph.class, blocks.getLast());
    assertEquals("and 8 parts more", Inline.plain(last.content()));
  }

  @Test
  void no_entries_are_said_to_be_none() {
    assertInstanceOf(
        Block.Paragraph.class, Tables.of(NAME, new Values(List.of(0, 3), List.of())).getFirst());
  }

  @Test
  void values_must_be_as_many_as_their_dimensions_say() {
    assertThrows(
        IllegalStateException.class, () -> new Values(List.of(2), List.of(Formula.of("1"))));
  }

  @Test
  void a_long_simulation_shows_its_first_and_last_steps() {
    List<String> first =
        simulation(200).rows().stream().map(row -> Inline.plain(row.getFirst().content())).toList();
    assertEquals(List.of("0", "1", "2", "3", "4", "⋮", "198", "199"), first);
  }

  @Test
  void a_simulation_of_ten_steps_is_shown_whole() {
    assertEquals(10, simulation(10).rows().size());
  }

  @Test
  void a_long_simulation_has_no_more_rows_than_a_short_one() {
    assertTrue(simulation(11).rows().size() <= simulation(10).rows().size());
  }

  @Test
  void small_numbers_are_written_with_a_power_of_ten() {
    assertEquals("1.5 \\times 10^{-7}", Numerals.decimal(new BigDecimal("0.00000015")).latex());
  }

  @Test
  void a_power_of_ten_has_no_factor_of_one() {
    assertEquals("-10^{9}", Numerals.decimal(new BigDecimal("-1e9")).latex());
  }

  @Test
  void ordinary_numbers_are_written_out() {
    assertEquals("123456.789", Numerals.decimal(new BigDecimal("123456.7890")).latex());
  }

  @Test
  void a_value_is_rounded_to_its_significant_digits() {
    assertEquals("0.333", Numerals.rounded(1 / 3.0, 3).latex());
  }

  @Test
  void what_is_no_number_is_undefined() {
    assertEquals("\\text{undefined}", Numerals.rounded(Double.NaN, 3).latex());
  }

  @Test
  void a_column_of_dots_stands_for_every_quantity() {
    Block.Table table = simulation(50);
    assertEquals(
        Collections.nCopies(2, "⋮"),
        table.rows().get(5).stream().map(cell -> Inline.plain(cell.content())).toList());
  }
}
