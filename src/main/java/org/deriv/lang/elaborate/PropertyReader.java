package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.PropertyName;
import org.deriv.lang.tree.Proposition;

/** Reads properties such as {@code X'*X invertible} and {@code L is convex in w}. */
final class PropertyReader {
  private final ExpressionReader reader;
  private final Stance stance;

  PropertyReader(ExpressionReader reader, Stance stance) {
    this.reader = reader;
    this.stance = stance;
  }

  /** A property in words, of what, in which variable, and where it is said. */
  record Said(PropertyName property, List<Expr> of, Optional<Expr> variable, Span span) {}

  /** The property as one truth value. */
  Optional<Expr> read(Proposition.Has node) {
    return truths(node)
        .flatMap(truths ->
            truths.isEmpty()
                ? unsupported(node.property(), node.span())
                : Optional.of(PropositionReader.all(truths)));
  }

  /** The property as truth values; none for one that is of no use to the engine. */
  Optional<List<Expr>> truths(Proposition.Has node) {
    if (node.subjects().isEmpty()) {
      return reader.report(
          Finding.error(
              "wrong-arguments", "`" + node.property().phrase() + "` of what?", node.span()));
    }
    Optional<Expr> variable =
        node.variable().flatMap(it -> new CalculusReader(reader).variable(it));
    if (node.variable().isPresent() && variable.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> truths = new ArrayList<>();
    List<Expr> subjects = new ArrayList<>();
    boolean all = true;
    for (Expression subject : node.subjects()) {
      Optional<FunctionSymbol> function = function(subject);
      if (function.isPresent()) {
        Optional<List<Expr>> said =
            new FunctionProperties(reader, stance)
                .truths(function.get(), node.property(), node.span());
        all &= said.isPresent();
        said.ifPresent(truths::addAll);
      } else {
        Optional<Expr> read = new SequenceReader(reader).read(subject);
        all &= read.isPresent();
        read.ifPresent(subjects::add);
      }
    }
    if (!all) {
      return Optional.empty();
    }
    if (!subjects.isEmpty()) {
      Optional<List<Expr>> said =
          truths(new Said(node.property(), subjects, variable, node.span()));
      said.ifPresent(truths::addAll);
      all = said.isPresent();
    }
    return all ? Optional.of(truths) : Optional.empty();
  }

  private Optional<FunctionSymbol> function(Expression node) {
    return node instanceof Expression.Name(String name, _)
            && reader.locals().find(name).isEmpty()
            && reader.scope().find(name).orElse(null)
                instanceof Declaration.Unknown(FunctionSymbol function)
        ? Optional.of(function)
        : Optional.empty();
  }

  /** A property of expressions as truth values. */
  Optional<List<Expr>> truths(Said said) {
    return switch (said.property()) {
      case INDEPENDENT -> jointly(said, Property.INDEPENDENT);
      case UNCORRELATED -> jointly(said, Property.UNCORRELATED);
      case IID -> jointly(said, Property.IDENTICALLY_DISTRIBUTED);
      case CONVEX -> curved(said, Property.CONVEX);
      case CONCAVE -> curved(said, Property.CONCAVE);
      case STRICTLY_CONVEX -> weakened(said, Property.CONVEX);
      case STRICTLY_CONCAVE -> weakened(said, Property.CONCAVE);
      case INCREASING -> curved(said, Property.INCREASING);
      case DECREASING -> curved(said, Property.DECREASING);
      case SMOOTH, CONTINUOUS, DIFFERENTIABLE, EVEN, ODD -> ofFunctionsOnly(said);
      case SYMMETRIC,
          SKEW_SYMMETRIC,
          POSITIVE_DEFINITE,
          POSITIVE_SEMIDEFINITE,
          NEGATIVE_DEFINITE,
          NEGATIVE_SEMIDEFINITE,
          ORTHOGONAL,
          DIAGONAL,
          IDEMPOTENT,
          INVERTIBLE,
          FULL_COLUMN_RANK,
          FULL_ROW_RANK,
          FULL_RANK,
          NONZERO,
          POSITIVE,
          NONNEGATIVE ->
          each(said);
    };
  }

  private Optional<List<Expr>> each(Said said) {
    List<Expr> truths = new ArrayList<>();
    for (Expr of : said.of()) {
      new MatrixProperties(reader).one(said, of).ifPresent(truths::add);
    }
    return truths.size() == said.of().size() ? Optional.of(truths) : Optional.empty();
  }

  private Optional<List<Expr>> jointly(Said said, Property property) {
    for (Expr of : said.of()) {
      if (!Randomness.in(of, reader.scope())) {
        String name = Wording.of(of);
        return reader.report(
            Finding.error("not-random", "`" + name + "` is not random", said.span())
                .help("declare it with `random`, not `given`"));
      }
    }
    return Optional.of(List.of(Expr.of(new Op.Has(property), said.of())));
  }

  private Optional<List<Expr>> curved(Said said, Property property) {
    if (said.variable().isEmpty()) {
      return reader.report(
          Finding.error(
                  "wrong-arguments", "`" + said.property().phrase() + "` in what?", said.span())
              .help("write `" + said.property().phrase() + " in w`"));
    }
    List<Expr> truths = new ArrayList<>();
    for (Expr of : said.of()) {
      if (!of.shape().isScalar()) {
        return new MatrixProperties(reader).misfit(said, of, "a number, `R`,").map(List::of);
      }
      truths.add(Make.has(property, of, said.variable().get()));
    }
    return Optional.of(truths);
  }

  private Optional<List<Expr>> weakened(Said said, Property property) {
    return stance == Stance.ASSUMED
        ? curved(said, property)
        : unsupported(said.property(), said.span());
  }

  private Optional<List<Expr>> ofFunctionsOnly(Said said) {
    return reader.report(
        Finding.error(
                "wrong-arguments",
                "`" + said.property().phrase() + "` is said of a function",
                said.span())
            .help("name a function that is declared, such as `given f : R -> R`"));
  }

  private <T> Optional<T> unsupported(PropertyName property, Span span) {
    return reader.report(
        Finding.error(
            "unsupported", "`" + property.phrase() + "` can be assumed, but not claimed", span));
  }

  /** A name of a number that means nothing yet, for a general argument. */
  static Expr general(Scope scope, Shape shape) {
    int number = 0;
    String name = "a";
    while (scope.find(name).isPresent() || scope.later().containsKey(name)) {
      number++;
      name = "a_" + number;
    }
    return Make.symbol(name, shape);
  }
}
