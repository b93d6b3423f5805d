package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.PropertyName;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;

/** Takes conditions for granted: {@code assume}, {@code with} and {@code assuming}. */
final class Conditions {
  private final Draft draft;
  private final Locals locals;

  Conditions(Draft draft, Locals locals) {
    this.draft = draft;
    this.locals = locals;
  }

  /** Assumes each condition that can be read. */
  void assume(List<Proposition> nodes) {
    nodes.forEach(node -> truths(node, Optional.empty()).ifPresent(this::assumeAll));
  }

  /** Assumes conditions in which a property without a subject is that of {@code subject}. */
  void assumeOf(Expr subject, List<Proposition> nodes) {
    nodes.forEach(node -> truths(node, Optional.of(subject)).ifPresent(this::assumeAll));
  }

  /** Assumes truth values, conjunctions part by part. */
  void assumeAll(List<Expr> truths) {
    for (Expr truth : truths) {
      for (Expr part : truth.is(Operator.AND) ? truth.args() : List.of(truth)) {
        draft.assume(part);
        new Moments(draft).declareRandom(part);
      }
    }
  }

  /** The condition as truth values. */
  private Optional<List<Expr>> truths(Proposition node, Optional<Expr> subject) {
    if (node instanceof Proposition.Has has) {
      return subject.isPresent() && has.subjects().isEmpty()
          ? ofSubject(has, subject.get())
          : new PropertyReader(reader(node), Stance.ASSUMED).truths(has);
    }
    Optional<Optional<Expr>> declaring = declaring(node);
    return declaring.isPresent()
        ? declaring.get().map(List::of)
        : new PropositionReader(reader(node), Stance.ASSUMED).read(node).map(List::of);
  }

  private Optional<List<Expr>> ofSubject(Proposition.Has has, Expr subject) {
    if (has.property() == PropertyName.SYMMETRIC && Randomness.in(subject, draft.scope())) {
      return Optional.of(List.of(Make.has(Property.SYMMETRIC_DISTRIBUTION, subject)));
    }
    return new PropertyReader(reader(has), Stance.ASSUMED)
        .truths(
            new PropertyReader.Said(
                has.property(), List.of(subject), Optional.empty(), has.span()));
  }

  /** A reader that knows the free indices and general arguments of a condition. */
  private ExpressionReader reader(Proposition node) {
    Set<String> known = new HashSet<>(locals.byName().keySet());
    Set<String> indices =
        new FreeIndices(draft.scope(), FreeIndices.Bounds.DIMENSIONS).inAll(List.of(node), known);
    Locals wider = locals.with(indices, Locals.Kind.FREE);
    for (Map.Entry<String, Shape> argument : arguments(node, wider).entrySet()) {
      wider = wider.with(argument.getKey(), Locals.Kind.GENERIC, argument.getValue());
    }
    return new ExpressionReader(draft, wider);
  }

  /** Undeclared names that stand as arguments of a declared function: they mean every value. */
  private Map<String, Shape> arguments(Proposition node, Locals known) {
    Map<String, Shape> arguments = new LinkedHashMap<>();
    Parts.of(node).forEach(part -> arguments(part, known, arguments));
    return arguments;
  }

  private void arguments(Expression node, Locals known, Map<String, Shape> found) {
    if (node instanceof Expression.Call(Expression.Name(String f, _), _, List<Argument> values, _)
        && draft.scope().find(f).orElse(null)
            instanceof Declaration.Unknown(FunctionSymbol function)) {
      for (int i = 0; i < Math.min(values.size(), function.domain().size()); i++) {
        if (values.get(i) instanceof Argument.Value(Expression.Name(String name, _), _)
            && known.find(name).isEmpty()
            && draft.scope().find(name).isEmpty()) {
          found.putIfAbsent(name, function.domain().get(i));
        }
      }
    }
    Parts.of(node).forEach(part -> arguments(part, known, found));
  }

  /**
   * {@code E[g[t]] = mu} with a new name declares it, with the shape of the other side. Empty where
   * the condition is not of this form.
   */
  private Optional<Optional<Expr>> declaring(Proposition node) {
    if (!(node instanceof Proposition.Comparison comparison)
        || comparison.links().size() != 1
        || comparison.links().getFirst().relation() != RelationSign.EQUAL) {
      return Optional.empty();
    }
    Expression left = comparison.first();
    Expression right = comparison.links().getFirst().right();
    Optional<String> onRight = newName(right, left);
    Optional<String> onLeft = newName(left, right);
    if (onRight.isEmpty() && onLeft.isEmpty()) {
      return Optional.empty();
    }
    Expression known = onRight.isPresent() ? left : right;
    String name = onRight.or(() -> onLeft).orElseThrow();
    return Optional.of(
        reader(node)
            .read(known)
            .map(expr -> {
              draft.declare(
                  new Declaration.Given(
                      name, expr.shape(), List.of(), List.of(), Declaration.Domain.REAL));
              Expr symbol = Make.symbol(name, expr.shape());
              return onRight.isPresent()
                  ? Make.compare(Relation.EQUAL, expr, symbol)
                  : Make.compare(Relation.EQUAL, symbol, expr);
            }));
  }

  /** The name that {@code side} is, where nothing declares it and the other side has a moment. */
  private Optional<String> newName(Expression side, Expression other) {
    boolean candidate =
        side instanceof Expression.Name(String name, _)
            && locals.find(name).isEmpty()
            && draft.scope().find(name).isEmpty()
            && !draft.isSilent(name)
            && !draft.scope().later().containsKey(name)
            && !name.equals("pi")
            && !name.equals("oo")
            && hasMoment(other);
    return candidate ? Optional.of(((Expression.Name) side).name()) : Optional.empty();
  }

  private boolean hasMoment(Expression node) {
    boolean moment =
        node instanceof Expression.Index(Expression.Name(String word, _), _, _, _, _)
            && Builtins.moment(word).isPresent()
            && draft.scope().find(word).isEmpty();
    List<Expression> parts = new ArrayList<>(Parts.of(node));
    return moment || parts.stream().anyMatch(this::hasMoment);
  }
}
