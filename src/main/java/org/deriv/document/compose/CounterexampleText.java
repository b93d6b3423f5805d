package org.deriv.document.compose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.deriv.check.Refutation;
import org.deriv.document.Inline;

/** A counterexample as one would write it: the values, then what both sides are there. */
public final class CounterexampleText {
  private static final int DIGITS = 6;
  private static final int FEW = 3;
  private static final BigDecimal SMALL = new BigDecimal("0.0001");
  private static final Pattern LONG = Pattern.compile("\\d+\\.\\d{7,}(E-?\\d+)?");

  private final NamesInWords names;

  /** Counterexamples in which names are set like this. */
  public CounterexampleText(NamesInWords names) {
    this.names = names;
  }

  /** With so and so: the left side is this, the right side that. */
  public List<Inline> of(Refutation example) {
    List<Inline> words = new ArrayList<>();
    List<List<Inline>> parts = setting(example);
    for (int i = 0; i < parts.size(); i++) {
      words.addAll(Inline.text(i == 0 ? "with " : ", "));
      words.addAll(parts.get(i));
    }
    boolean only = example.dimensions().values().stream().allMatch(size -> size == 1);
    String entry = example.entry().filter(_ -> !only).map(where -> " in entry " + where).orElse("");
    words.addAll(
        Inline.text(
            (parts.isEmpty() ? "" : ": ")
                + "left "
                + tidy(example.left())
                + ", right "
                + tidy(example.right())
                + entry));
    return words;
  }

  /** On one line, for a terminal. */
  public String plain(Refutation example) {
    return Inline.plain(of(example)).replaceAll("\\s+", " ").strip();
  }

  private List<List<Inline>> setting(Refutation example) {
    List<List<Inline>> parts = new ArrayList<>();
    example
        .dimensions()
        .forEach((name, value) -> parts.add(said(name, " = " + tidy(value.toString()))));
    example.values().forEach((name, value) -> parts.add(said(name, " = " + tidy(value))));
    example.functions().forEach((name, formula) -> parts.add(function(name, formula)));
    for (Map.Entry<String, String> law : example.laws().entrySet()) {
      parts.add(said(law.getKey(), " " + tidy(law.getValue())));
    }
    return parts;
  }

  private List<Inline> function(String name, String formula) {
    List<Inline> words = new ArrayList<>(List.of(names.function(name)));
    words.addAll(Inline.text("(x) = " + tidy(formula)));
    return words;
  }

  /** A name, or several in brackets, and what is said of it. */
  private List<Inline> said(String name, String rest) {
    boolean joint = name.startsWith("(");
    String inner = joint ? name.substring(1, name.length() - 1) : name;
    List<Inline> words = new ArrayList<>(Inline.text(joint ? "(" : ""));
    String separator = "";
    for (String each : inner.split(", ", -1)) {
      words.addAll(names.in(separator + "`" + each + "`"));
      separator = ", ";
    }
    words.addAll(Inline.text((joint ? ")" : "") + rest));
    return words;
  }

  /** A number in brackets is the number, a long decimal is cut, and a minus sign is one. */
  private static String tidy(String value) {
    String plain =
        value
            .replaceAll("\\[([^\\[\\],]+)\\]", "$1")
            .replaceAll("sqrt\\((\\d+)\\)", "√$1")
            .replace("sqrt(", "√(");
    return LONG.matcher(plain).replaceAll(CounterexampleText::cut).replace("-", "−");
  }

  private static String cut(MatchResult decimal) {
    BigDecimal value = new BigDecimal(decimal.group());
    BigDecimal cut = value.round(new MathContext(DIGITS, RoundingMode.DOWN));
    return value.compareTo(SMALL) < 0
        ? value.round(new MathContext(FEW)).toString()
        : cut.toPlainString() + "…";
  }
}
