package org.deriv.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deriv.check.Exhibit;
import org.deriv.check.Exhibit.Row;
import org.deriv.document.compose.Typesetter;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;
import org.deriv.problem.Goal;

/** What goals show beside their steps, for a reader at a terminal. */
final class ExhibitText {
  private static final int FIRST = 4;
  private static final int MOST_ENTRIES = 6;
  private static final int MOST_VALUES = 12;
  private static final int PLACES = 5;

  private final Typesetter type;

  ExhibitText(Typesetter type) {
    this.type = type;
  }

  List<String> lines(Exhibit exhibit) {
    return switch (exhibit) {
      case Exhibit.Runs runs -> runs(runs);
      case Exhibit.Curves curves -> curves.curves().stream().map(c -> curve(c, curves)).toList();
      case Exhibit.Value value -> value(value);
      case Exhibit.Costs costs -> costs.prices().stream().map(this::price).toList();
    };
  }

  private List<String> value(Exhibit.Value value) {
    boolean whole =
        value.entries().stream()
            .allMatch(entry -> entry.exact().filter(Rational::isInteger).isPresent());
    if (whole && value.isShort() && value.dims().size() <= 2) {
      return List.of();
    }
    String entries =
        value.entries().stream()
            .limit(MOST_VALUES)
            .map(entry -> plain(entry.digits().round(new MathContext(10))))
            .collect(Collectors.joining(", "));
    String more = value.entries().size() > MOST_VALUES ? ", …" : "";
    String sign = value.isShort() && value.dims().size() <= 2 ? "" : text(value.of()) + " ";
    return List.of(sign + "≈ " + (value.dims().isEmpty() ? entries : "[" + entries + more + "]"));
  }

  private static String plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    boolean far = Math.abs(bare.scale()) > 14;
    return far ? bare.toString() : bare.toPlainString();
  }

  private List<String> runs(Exhibit.Runs runs) {
    List<String> lines = new ArrayList<>();
    for (Exhibit.Run run : runs.runs()) {
      String setting = run.setting().isEmpty() ? "" : ", " + setting(run.setting());
      lines.add(text(runs.of()) + setting + ":");
      for (int i = 0; i < run.rows().size(); i++) {
        boolean last = i == run.rows().size() - 1;
        if (i < FIRST || last) {
          lines.add("  " + runs.index() + " = " + run.rows().get(i).time() + ": " + row(run, i));
        } else if (i == FIRST) {
          lines.add("  …");
        }
      }
      lines.add("  " + run.tendency());
    }
    return lines;
  }

  private static String row(Exhibit.Run run, int at) {
    Row row = run.rows().get(at);
    String entries =
        row.entries().stream()
            .limit(MOST_ENTRIES)
            .map(entry -> entry.map(ExhibitText::number).orElse("undefined"))
            .collect(Collectors.joining(", "));
    String more = row.entries().size() > MOST_ENTRIES ? ", …" : "";
    return run.dims().isEmpty() ? entries : "[" + entries + more + "]";
  }

  private static String number(Exhibit.Reading reading) {
    return reading
        .exact()
        .map(Object::toString)
        .filter(text -> text.length() <= 12)
        .orElseGet(() -> String.format(Locale.ROOT, "%.8g", reading.value()));
  }

  private String curve(Exhibit.Curve curve, Exhibit.Curves curves) {
    String setting = curve.setting().isEmpty() ? "" : ", " + setting(curve.setting());
    List<String> points = new ArrayList<>();
    switch (curve.track()) {
      case Exhibit.Track.Smooth(var value) -> {
        for (int i = 0; i < PLACES; i++) {
          double x = curves.from() + (curves.to() - curves.from()) * i / (PLACES - 1);
          points.add(point(x, value.applyAsDouble(x)));
        }
      }
      case Exhibit.Track.Stepped(List<Row> rows) -> {
        for (int i = 0; i < PLACES; i++) {
          Row row = rows.get((rows.size() - 1) * i / (PLACES - 1));
          points.add(point((double) row.time(), row.first()));
        }
      }
    }
    return text(curve.of())
        + setting
        + " at "
        + text(curves.variable())
        + " = "
        + String.join(", ", points);
  }

  private static String point(double x, double y) {
    String value = Double.isNaN(y) ? "undefined" : String.format(Locale.ROOT, "%.4g", y);
    return String.format(Locale.ROOT, "%.4g", x) + ": " + value;
  }

  private String price(Exhibit.Price price) {
    String written = price.written().map(expr -> " " + text(expr)).orElse("");
    return price.order()
        + written
        + ": "
        + text(price.operations())
        + " operations, time O("
        + text(price.time())
        + "), memory O("
        + text(price.memory())
        + ")";
  }

  private String setting(List<Goal.Binding> setting) {
    return setting.stream()
        .map(binding -> text(binding.variable()) + " = " + text(binding.value()))
        .collect(Collectors.joining(", "));
  }

  private String text(Expr expr) {
    return type.formula(expr).text().replaceAll("\\s+", " ").strip();
  }
}
