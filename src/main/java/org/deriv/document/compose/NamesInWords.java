package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.check.GoalReport;
import org.deriv.check.Remark;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.problem.Derivation.Reason;

/**
 * Sets what words have in backquotes: names that are declared and expressions that are known as
 * formulas, anything else as code.
 */
public final class NamesInWords {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern INDEX = Pattern.compile("\\[(\\w+)(?: ([+-]) (\\d{1,9}))?\\]");
  private static final Pattern TERM = Pattern.compile("(\\w+)((?:" + INDEX.pattern() + ")+)");

  private final Typesetter type;
  private final Context context;
  private final Map<String, Shape> introduced;

  private NamesInWords(Typesetter type, Context context, Map<String, Shape> introduced) {
    this.type = type;
    this.context = context;
    this.introduced = Map.copyOf(introduced);
  }

  /** For words about what a context declares. */
  public NamesInWords(Typesetter type, Context context) {
    this(type, context, Map.of());
  }

  /** For words about a goal: its context, and the names that its steps bring in. */
  public static NamesInWords of(Typesetter type, GoalReport report) {
    Map<String, Shape> introduced = new HashMap<>();
    Set<Expr> seen = new HashSet<>();
    List<Expr> open = new ArrayList<>();
    report.steps().forEach(step -> step.result().ifPresent(open::add));
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (seen.add(next)) {
        open.addAll(next.args());
        if (next.op() instanceof Op.Symbol(String name, Shape shape)) {
          introduced.putIfAbsent(name, shape);
        }
      }
    }
    return new NamesInWords(type, report.context(), introduced);
  }

  /** The words of a remark on one line, for a terminal. */
  public String plain(Remark remark) {
    return Inline.plain(in(remark)).replaceAll("\\s+", " ").strip();
  }

  /** The words on one line, for a terminal. */
  public String plain(String words) {
    return plain(Remark.of(words));
  }

  /** The words of a reason on one line, for a terminal. */
  public String plain(Reason reason) {
    return plain(new Remark(reason.words(), reason.mentioned()));
  }

  List<Inline> in(Reason reason) {
    return in(new Remark(reason.words(), reason.mentioned()));
  }

  List<Inline> in(String words) {
    return in(Remark.of(words));
  }

  List<Inline> in(Remark remark) {
    String words = remark.words();
    List<Inline> inlines = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(words);
    int done = 0;
    while (quoted.find()) {
      inlines.addAll(numbers(words.substring(done, quoted.start())));
      String text = quoted.group(1);
      Optional<Expr> known =
          remark.mentioned().stream().filter(expr -> expr.toString().equals(text)).findFirst();
      inlines.addAll(
          known.map(expr -> TruthText.stated(type, expr)).orElseGet(() -> List.of(name(text))));
      done = quoted.end();
    }
    inlines.addAll(numbers(words.substring(done)));
    return inlines;
  }

  private static final Pattern SHIFTED = Pattern.compile("(\\w+) ([+-]) (\\d{1,9})");

  /** A number with a power of ten, a power, or a name with its number. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<mantissa>\\d+(?:\\.\\d+)?)e\\+?(?<ten>-?\\d+)"
              + "|(?<base>\\b\\w+)\\^(?<power>-?\\d+(?:\\.\\d+)?)"
              + "|\\b(?<name>[A-Za-z]) ?= ?(?<value>-?\\d+)");

  /** Plain words, the numbers in them as formulas where they would read like a machine's. */
  private static List<Inline> numbers(String words) {
    List<Inline> inlines = new ArrayList<>();
    Matcher figure = FIGURE.matcher(words);
    int done = 0;
    while (figure.find()) {
      inlines.addAll(Inline.text(words.substring(done, figure.start())));
      inlines.add(new Inline.Maths(Formula.of(latex(figure))));
      done = figure.end();
    }
    inlines.addAll(Inline.text(words.substring(done)));
    return inlines;
  }

  /** The name of a function. */
  Inline function(String name) {
    return new Inline.Maths(Formula.of(type.name(name, Shape.SCALAR)));
  }

  private static String latex(Matcher figure) {
    if (figure.group("ten") != null) {
      String mantissa = figure.group("mantissa");
      String ten = "10^{" + figure.group("ten").replaceFirst("^(-?)0+(?=\\d)", "$1") + "}";
      return mantissa.equals("1") ? ten : mantissa + " \\times " + ten;
    }
    if (figure.group("base") == null) {
      return figure.group("name") + " = " + figure.group("value");
    }
    String power = figure.group("power").replaceFirst("\\.0$", "");
    return figure.group("base") + (power.equals("1") ? "" : "^{" + power + "}");
  }

  private Inline name(String name) {
    Matcher shifted = SHIFTED.matcher(name);
    if (shifted.matches()) {
      return new Inline.Maths(type.inline(time(shifted, 1)));
    }
    Matcher term = TERM.matcher(name);
    if (term.matches()) {
      Optional<Shape> of = context.find(term.group(1)).map(NamesInWords::shape);
      if (of.isPresent()) {
        List<Expr> indices = INDEX.matcher(term.group(2)).results().map(at -> time(at, 1)).toList();
        Op.Term sequence = new Op.Term(term.group(1), of.get());
        return new Inline.Maths(type.inline(Expr.of(sequence, indices)));
      }
    }
    String plain = name.replaceAll("'+$", "");
    Optional<Shape> shape =
        context
            .find(plain)
            .map(NamesInWords::shape)
            .or(() -> Optional.ofNullable(introduced.get(plain)));
    return shape.isPresent()
        ? new Inline.Maths(
            Formula.of(type.name(plain, shape.get()) + name.substring(plain.length())))
        : new Inline.Code(name);
  }

  /** An index or a number, perhaps with a number more or less. */
  private static Expr time(MatchResult term, int group) {
    String base = term.group(group);
    boolean number = base.chars().allMatch(Character::isDigit) && base.length() < 9;
    Expr time = number ? Make.number(Long.parseLong(base)) : Make.scalar(base);
    if (term.group(group + 1) == null) {
      return time;
    }
    Expr shift = Make.number(Long.parseLong(term.group(group + 2)));
    return Make.sum(time, term.group(group + 1).equals("-") ? Make.negate(shift) : shift);
  }

  private static Shape shape(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given -> given.shape();
      case Declaration.Let let -> let.body().shape();
      case Declaration.Random random -> random.shape();
      case Declaration.Recurrence recurrence -> recurrence.shape();
      case Declaration.Result result -> result.shape();
      case Declaration.Dimension _, Declaration.Unknown _ -> Shape.SCALAR;
    };
  }
}
