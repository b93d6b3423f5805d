package org.deriv.document.compose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.deriv.check.Exhibit;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.document.figure.Tables;
import org.deriv.document.figure.Values;
import org.deriv.expr.Rational;

/** A computed value: exact where it can be read, and as decimals where it is not whole. */
final class ValueText {
  private static final int DIGITS = 6;
  private static final int DIGITS_BESIDE = 4;
  private static final int DIGITS_ALONE = 10;

  private final Typesetter type;

  ValueText(Typesetter type) {
    this.type = type;
  }

  /**
   * Adds the value to the lines, the last of which says it exactly where that is possible, or as
   * blocks of its own where it is too large for a line.
   *
   * @param account on what decimals rest
   */
  void add(Exhibit.Value value, List<Inline> account, List<Line> lines, List<Block> blocks) {
    boolean line = value.isShort() && value.dims().size() <= 2;
    if (line) {
      if (!isWhole(value)) {
        lines.add(withDecimals(lines.removeLast(), value));
      }
      return;
    }
    Formula name = type.formula(value.of());
    if (value.isShort()) {
      List<Rational> exact = value.entries().stream().flatMap(e -> e.exact().stream()).toList();
      blocks.addAll(Tables.of(name, Values.exact(value.dims(), exact)));
      return;
    }
    Values near = decimals(value, value.dims().isEmpty() ? DIGITS_ALONE : DIGITS);
    Optional<Formula> shown = account.isEmpty() ? Optional.empty() : Tables.formula(near);
    shown.ifPresentOrElse(
        formula ->
            lines.add(
                Line.of(name, RelationSign.APPROXIMATELY, formula)
                    .marked(Mark.TESTED)
                    .restingOn(account)),
        () -> blocks.addAll(Tables.near(name, near)));
  }

  /** The line that says the value exactly, and as decimals behind that. */
  private Line withDecimals(Line line, Exhibit.Value value) {
    RelationSign sign = isFinite(value) ? RelationSign.EQUAL : RelationSign.APPROXIMATELY;
    int digits = value.dims().isEmpty() ? DIGITS : DIGITS_BESIDE;
    Formula decimals = Tables.formula(decimals(value, digits)).orElseThrow();
    if (type.writesDecimals() && isFinite(value)) {
      return line.to(decimals);
    }
    Formula exact = line.right();
    return line.to(
        Formula.of(
            exact.latex() + " " + sign.latex() + " " + decimals.latex(),
            exact.text() + " " + sign.text() + " " + decimals.text()));
  }

  private static boolean isWhole(Exhibit.Value value) {
    return value.entries().stream()
        .allMatch(entry -> entry.exact().filter(Rational::isInteger).isPresent());
  }

  /** Whether the decimals that are shown are the whole value. */
  private static boolean isFinite(Exhibit.Value value) {
    return value.entries().stream()
        .allMatch(entry ->
            entry
                .exact()
                .map(exact -> exact.equals(Rational.parse(rounded(entry).toPlainString())))
                .orElse(false));
  }

  private static BigDecimal rounded(Exhibit.Reading reading) {
    return reading.digits().round(new java.math.MathContext(DIGITS_BESIDE));
  }

  private static Values decimals(Exhibit.Value value, int digits) {
    List<BigDecimal> rounded = value.entries().stream().map(Exhibit.Reading::digits).toList();
    return Values.near(value.dims(), rounded, digits);
  }
}
