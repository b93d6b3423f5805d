package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.lang.Parsed;
import org.deriv.lang.Parser;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Reason;
import org.deriv.problem.Goal;

/**
 * Reads the equation that a reason quotes, such as {@code Var(Z) = E[Z²] - E[Z]²}. Names that
 * nothing declares are taken for numbers, or random ones where there is a moment; what cannot be
 * read so is no formula.
 */
final class QuotedFormula {
  private static final int LONGEST = 200;
  private static final int MOST_NAMES = 6;
  private static final Pattern RELATION = Pattern.compile("<=|>=|==|!=|≤|≥|=|<|>");
  private static final Pattern MOMENT = Pattern.compile("\\b(E|Var|Cov|P)\\s*[(\\[]|𝔼");
  private static final Pattern CALLED = Pattern.compile("\\b(E|Var|Cov|P)\\s*\\(");
  private static final Pattern SUBSCRIPT =
      Pattern.compile("\\b([A-Za-z]+)_(\\{[^{}]+\\}|[A-Za-z0-9]+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-zα-ωΑ-Ω][A-Za-z0-9_]*");

  private final ExpressionReader reader;
  private final String text;

  private QuotedFormula(ExpressionReader reader, String text) {
    this.reader = reader;
    this.text = text;
  }

  /** How an entry of a vector that is declared may be written without its index. */
  private enum Vectors {
    WHOLE,
    ENTRIES
  }

  static List<Goal.Formula> readings(Optional<Reason> reason, ExpressionReader reader) {
    if (!(reason.orElse(null) instanceof Reason.Quoted(String words, _))
        || words.length() > LONGEST
        || !RELATION.matcher(words).find()) {
      return List.of();
    }
    QuotedFormula formula = new QuotedFormula(reader, terms(bracketed(words), reader));
    List<Goal.Formula> readings = new ArrayList<>();
    for (Vectors vectors : Vectors.values()) {
      if (readings.isEmpty()) {
        formula.read(vectors).ifPresent(readings::add);
      }
    }
    return readings;
  }

  /** {@code Var(Z)} as the language has it: {@code Var[Z]}. */
  private static String bracketed(String words) {
    StringBuilder text = new StringBuilder(words);
    Matcher called = CALLED.matcher(words);
    while (called.find()) {
      int depth = 0;
      for (int at = called.end() - 1; at < words.length(); at++) {
        depth += words.charAt(at) == '(' ? 1 : words.charAt(at) == ')' ? -1 : 0;
        if (depth == 0) {
          text.setCharAt(called.end() - 1, '[');
          text.setCharAt(at, ']');
          break;
        }
      }
    }
    return text.toString();
  }

  /** {@code v_0} as the language has it where {@code v} is a sequence: {@code v[0]}. */
  private static String terms(String words, ExpressionReader reader) {
    return SUBSCRIPT
        .matcher(words)
        .replaceAll(found -> {
          boolean sequence =
              reader.scope().find(found.group()).isEmpty()
                  && reader
                      .scope()
                      .find(found.group(1))
                      .filter(declaration -> !indices(declaration).isEmpty())
                      .isPresent();
          String inside = found.group(2).replaceAll("[{}]", "");
          return Matcher.quoteReplacement(
              sequence ? found.group(1) + "[" + inside + "]" : found.group());
        });
  }

  private static List<String> indices(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given -> given.indices();
      case Declaration.Random random -> random.indices();
      case Declaration.Let let -> let.indices();
      case Declaration.Recurrence recurrence -> List.of(recurrence.name());
      default -> List.of();
    };
  }

  private Optional<Goal.Formula> read(Vectors vectors) {
    Draft draft = new Draft(reader.scope());
    String written = vectors == Vectors.ENTRIES ? entries() : text;
    List<Expression> sides = new ArrayList<>();
    List<Relation> relations = new ArrayList<>();
    if (!cut(written, sides, relations)
        || sides.stream().anyMatch(side -> isNew(draft, side))
        || !declare(draft, written)) {
      return Optional.empty();
    }
    Set<String> free =
        new FreeIndices(draft.scope(), FreeIndices.Bounds.INDICES).in(sides, Set.of());
    ExpressionReader inside = new ExpressionReader(draft, Locals.NONE.with(free, Locals.Kind.FREE));
    Optional<List<Expr>> read = inside.readAll(sides);
    if (read.isEmpty() || draft.errors() > 0) {
      return Optional.empty();
    }
    List<Expr> truths = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      Expr left = read.get().get(i);
      Expr right = read.get().get(i + 1);
      if (!left.shape().equals(right.shape())) {
        return Optional.empty();
      }
      truths.add(Make.compare(relations.get(i), left, right));
    }
    Expr truth = truths.size() == 1 ? truths.getFirst() : Expr.of(Operator.AND, truths);
    return Optional.of(new Goal.Formula(truth, draft.scope().context()));
  }

  /** A side that is a name without meaning: the equation says what it stands for. */
  private static boolean isNew(Draft draft, Expression side) {
    return side instanceof Expression.Name(String name, _)
        && draft.scope().find(name).isEmpty()
        && !draft.isSilent(name)
        && !Builtins.isFunction(name)
        && !name.matches("pi|oo");
  }

  /** Cut at the relations that are in no brackets; every part must be an expression. */
  private static boolean cut(String text, List<Expression> sides, List<Relation> relations) {
    Matcher relation = RELATION.matcher(text);
    int from = 0;
    while (relation.find()) {
      if (depth(text.substring(0, relation.start())) > 0) {
        continue;
      }
      if (!side(text.substring(from, relation.start()), sides)) {
        return false;
      }
      relations.add(sign(relation.group()));
      from = relation.end();
    }
    return !relations.isEmpty() && side(text.substring(from), sides);
  }

  private static int depth(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      depth += "([{".indexOf(character) >= 0 ? 1 : ")]}".indexOf(character) >= 0 ? -1 : 0;
    }
    return depth;
  }

  private static boolean side(String text, List<Expression> sides) {
    Parsed<Optional<Expression>> parsed = Parser.expression(new Source("reason", text));
    boolean sound = parsed.tree().isPresent() && parsed.diagnostics().isEmpty();
    parsed.tree().ifPresent(sides::add);
    return sound;
  }

  private static Relation sign(String written) {
    return switch (written) {
      case "<=", "≤" -> Relation.LESS_EQUAL;
      case ">=", "≥" -> Relation.GREATER_EQUAL;
      case "<" -> Relation.LESS;
      case ">" -> Relation.GREATER;
      case "!=" -> Relation.NOT_EQUAL;
      default -> Relation.EQUAL;
    };
  }

  /** Declares the names that nothing declares, as numbers. */
  private boolean declare(Draft draft, String written) {
    boolean random = MOMENT.matcher(written).find();
    int fresh = 0;
    for (String name : names(written)) {
      boolean known =
          draft.scope().find(name).isPresent()
              || draft.isSilent(name)
              || Builtins.isFunction(name)
              || Builtins.isBracketed(name)
              || name.matches("[ijkst]|pi|oo|sum|prod|grad|jac|hess|in");
      if (!known) {
        fresh++;
        draft.declareLocally(
            random
                ? new Declaration.Random(
                    name,
                    Shape.SCALAR,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Declaration.Spread.JOINT)
                : new Declaration.Given(
                    name, Shape.SCALAR, List.of(), List.of(), Declaration.Domain.REAL));
      }
    }
    return fresh <= MOST_NAMES;
  }

  private static Set<String> names(String written) {
    Set<String> names = new LinkedHashSet<>();
    Matcher name = NAME.matcher(written);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }

  /** With {@code h} written for every entry {@code h[i]} of a declared vector. */
  private String entries() {
    String written = text;
    for (String name : names(text)) {
      Optional<Shape> shape = reader.scope().find(name).flatMap(QuotedFormula::vector);
      if (shape.isPresent()) {
        written = written.replaceAll("\\b" + name + "\\b(?!\\s*\\[)", name + "[i]");
      }
    }
    return written;
  }

  private static Optional<Shape> vector(Declaration declaration) {
    Optional<Shape> shape =
        switch (declaration) {
          case Declaration.Given given when given.indices().isEmpty() -> Optional.of(given.shape());
          case Declaration.Random random when random.indices().isEmpty() ->
              Optional.of(random.shape());
          case Declaration.Let let when let.indices().isEmpty() -> Optional.of(let.body().shape());
          default -> Optional.empty();
        };
    return shape.filter(Shape::isVector).filter(of -> !of.dims().contains(Dim.ONE));
  }
}
