package org.deriv.document.compose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deriv.check.Exhibit;
import org.deriv.check.Exhibit.Row;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Note;
import org.deriv.document.figure.Chart;
import org.deriv.document.figure.Charts;
import org.deriv.document.figure.Numerals;
import org.deriv.document.figure.Picture;
import org.deriv.document.figure.Refusal;
import org.deriv.document.figure.Tables;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.problem.Goal;

/** Numbers that goals show: runs of sequences, curves, costs. */
final class NumbersText {
  private static final int MOST_COLUMNS = 6;
  private static final int MOST_CURVES = 8;
  private static final int MOST_DOTS = 2_000;
  private static final int DIGITS = 6;
  private static final int LONGEST = 9;

  /** Positive values that differ by more are drawn on a logarithmic axis. */
  private static final double DECADES = 200;

  private final Typesetter type;
  private final Citations citations;

  NumbersText(Typesetter type, Citations citations) {
    this.type = type;
    this.citations = citations;
  }

  /**
   * What a goal shows.
   *
   * @param account on what it rests
   */
  List<Block> of(Optional<Goal> goal, Exhibit exhibit, List<Inline> account) {
    return switch (exhibit) {
      case Exhibit.Runs runs -> runs(runs, account);
      case Exhibit.Curves curves -> List.of(figure(curves(curves), account));
      case Exhibit.Value _ -> List.of();
      case Exhibit.Costs costs -> List.of(new CostText(type).of(goal, costs, account));
    };
  }

  /** One of the numbers that a run shows, with a value in each row. */
  private record Column(Formula name, List<Row> rows, int entry) {
    /** The entry, or the length of all entries where there are too many. */
    double value(Row row) {
      return entry < 0
          ? row.length()
          : row.entries().get(entry).map(Exhibit.Reading::value).orElse(Double.NaN);
    }

    /** Exactly if all can be read so: fractions and decimals do not stand in one column. */
    Formula shown(Row row) {
      return rows.stream().allMatch(each -> exact(each).isPresent())
          ? exact(row).orElseThrow()
          : Numerals.rounded(value(row), DIGITS);
    }

    private Optional<Formula> exact(Row row) {
      Optional<Exhibit.Reading> reading = entry < 0 ? Optional.empty() : row.entries().get(entry);
      return reading
          .flatMap(Exhibit.Reading::exact)
          .map(Numerals::inLine)
          .filter(exact -> exact.text().length() <= LONGEST);
    }
  }

  private List<Block> runs(Exhibit.Runs runs, List<Inline> account) {
    List<Column> columns = columns(runs);
    List<Block> blocks = new ArrayList<>();
    blocks.add(table(runs, columns));
    Chart chart = chart(Formula.of(runs.index()), columns);
    boolean compared = runs.runs().size() > 1;
    blocks.add(figure(compared ? chart.withValuesNamed(shown(runs)) : chart, account));
    List<Inline> words = new ArrayList<>();
    for (Exhibit.Run run : runs.runs()) {
      boolean several = !run.setting().isEmpty();
      words.addAll(Inline.text(words.isEmpty() ? "" : " "));
      if (several) {
        words.addAll(Inline.text("For "));
        words.add(new Inline.Maths(setting(run.setting())));
        words.addAll(Inline.text(", "));
      }
      words.addAll(tendency(run.tendency().replace("`", ""), !several));
    }
    blocks.add(new Block.Paragraph(words));
    return blocks;
  }

  /** Where a run goes, as a sentence or the end of one. */
  private static List<Inline> tendency(String said, boolean sentence) {
    String words = said.replaceAll("-(?=\\d)", "−");
    return Inline.text(
        (sentence ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words) + ".");
  }

  private List<Column> columns(Exhibit.Runs runs) {
    if (runs.runs().size() == 1) {
      Exhibit.Run run = runs.runs().getFirst();
      int entries = run.rows().getFirst().entries().size();
      boolean apart = entries <= MOST_COLUMNS;
      return apart
          ? IntStream.range(0, entries)
              .mapToObj(i -> new Column(entry(runs.of(), run.dims(), i), run.rows(), i))
              .toList()
          : List.of(new Column(length(runs.of()), run.rows(), -1));
    }
    return runs.runs().stream()
        .map(run -> new Column(setting(run.setting()), run.rows(), run.dims().isEmpty() ? 0 : -1))
        .toList();
  }

  private Formula entry(Expr of, List<Integer> dims, int position) {
    if (dims.isEmpty()) {
      return type.formula(of);
    }
    List<Expr> indices = new ArrayList<>();
    int rest = position;
    for (int dim : dims.reversed()) {
      indices.addFirst(Make.number(rest % dim + 1));
      rest /= dim;
    }
    return type.formula(Make.entry(of, indices));
  }

  private Formula length(Expr of) {
    return of.shape().rank() == 1
        ? type.formula(Make.norm(of))
        : Formula.of("\\left\\|" + type.formula(of).latex() + "\\right\\|_{F}");
  }

  private Formula shown(Exhibit.Runs runs) {
    return runs.of().shape().isScalar() ? type.formula(runs.of()) : length(runs.of());
  }

  private Formula setting(List<Goal.Binding> setting) {
    String latex =
        setting.stream()
            .map(binding ->
                type.formula(binding.variable()).latex() + " = " + given(binding.value()).latex())
            .collect(Collectors.joining(",\\ "));
    return Formula.of(latex);
  }

  /** A value that the author gave: as a decimal where that is how numbers are written. */
  private Formula given(Expr value) {
    if (type.writesDecimals() && value.op() instanceof Op.Number(Rational number)) {
      BigDecimal digits = new BigDecimal(number.numerator());
      BigDecimal by = new BigDecimal(number.denominator());
      BigDecimal near = digits.divide(by, new MathContext(LONGEST));
      if (near.multiply(by).compareTo(digits) == 0 && near.scale() <= LONGEST) {
        return Formula.of(near.stripTrailingZeros().toPlainString());
      }
    }
    return type.inline(value);
  }

  private Block table(Exhibit.Runs runs, List<Column> columns) {
    List<Row> rows = columns.getFirst().rows();
    List<Tables.Step> steps = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int at = i;
      List<Formula> values =
          columns.stream()
              .map(column ->
                  at < column.rows().size()
                      ? column.shown(column.rows().get(at))
                      : Formula.of("\\text{undefined}"))
              .toList();
      steps.add(new Tables.Step(Formula.of(Long.toString(rows.get(i).time())), values));
    }
    List<Inline> caption = new ArrayList<>();
    if (runs.runs().size() > 1) {
      caption.add(new Inline.Maths(shown(runs)));
    }
    List<Formula> names = columns.stream().map(Column::name).toList();
    return Tables.simulation(Formula.of(runs.index()), names, steps, caption);
  }

  private static Chart chart(Formula time, List<Column> columns) {
    List<Chart.Curve> curves = new ArrayList<>();
    for (Column column : columns.subList(0, Math.min(MOST_CURVES, columns.size()))) {
      curves.add(
          new Chart.Curve.Listed(column.name(), thinned(column.rows(), row -> column.value(row))));
    }
    return scaled(
        new Chart(
            new Chart.Axis(Optional.of(time), Chart.Scale.LINEAR, Optional.empty()),
            new Chart.Axis(Optional.empty(), Chart.Scale.LINEAR, Optional.empty()),
            curves),
        columns.stream().flatMap(column -> column.rows().stream().map(column::value)).toList());
  }

  private static List<Chart.Datum> thinned(
      List<Row> rows, java.util.function.ToDoubleFunction<Row> value) {
    int stride = Math.ceilDiv(rows.size(), MOST_DOTS);
    List<Chart.Datum> points = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += stride) {
      points.add(new Chart.Datum(rows.get(i).time(), value.applyAsDouble(rows.get(i))));
    }
    return points;
  }

  private static Chart scaled(Chart chart, List<Double> values) {
    double low = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(0);
    return low > 0 && high / low > DECADES ? chart.withLogarithmicValues() : chart;
  }

  private Chart curves(Exhibit.Curves shown) {
    boolean several = shown.curves().stream().map(Exhibit.Curve::of).distinct().count() > 1;
    List<Chart.Curve> curves = new ArrayList<>();
    for (Exhibit.Curve curve : shown.curves()) {
      Formula name = name(curve, several || shown.curves().size() == 1);
      curves.add(
          switch (curve.track()) {
            case Exhibit.Track.Smooth(var value) -> new Chart.Curve.Sampled(name, value);
            case Exhibit.Track.Stepped(List<Row> rows) ->
                new Chart.Curve.Listed(name, thinned(rows, Row::first));
          });
    }
    Chart.Range range = new Chart.Range(shown.from(), shown.to());
    Chart chart = Chart.of(type.formula(shown.variable()), range, curves);
    return several || shown.curves().size() == 1
        ? chart
        : chart.withValuesNamed(type.formula(shown.curves().getFirst().of()));
  }

  private Formula name(Exhibit.Curve curve, boolean whole) {
    Formula of = type.formula(curve.of());
    if (curve.setting().isEmpty()) {
      return of;
    }
    Formula setting = setting(curve.setting());
    return whole ? Formula.of(of.latex() + ",\\ " + setting.latex()) : setting;
  }

  private Block figure(Chart chart, List<Inline> account) {
    return switch (Charts.plot(chart)) {
      case Picture.Drawn drawn ->
          new Block.Figure(
              drawn.drawing(),
              Optional.of(Integer.toString(citations.nextFigure())),
              Checks.with(drawn.caption(), account),
              drawn.description());
      case Refusal refusal ->
          new Block.Remark(Note.of(Note.Kind.REMARK, Inline.text(refusal.message())));
    };
  }
}
