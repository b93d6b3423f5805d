package org.deriv.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Evidence;
import org.deriv.autodiff.Witness;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.junit.jupiter.api.Test;

/**
 * True claims are damaged: the order turned round, a side scaled, an assumption dropped, an
 * operator exchanged. What the laws still prove, the witness must not refute.
 */
class FalseTwinTest {
  /** Every so many-th twin is asked about; all of them with {@code -Dtwins.every=1}. */
  private static final int EVERY = Integer.getInteger("twins.every", 14);

  @Test
  void what_the_laws_prove_of_damaged_claims_the_witness_does_not_refute() {
    Prover prover = Prover.standard();
    List<String> unsound = new ArrayList<>();
    int asked = 0;
    int proved = 0;
    for (Statement twin : twins()) {
      asked++;
      Optional<Proof> proof = prover.prove(twin.context(), twin.claim());
      if (proof.isPresent()) {
        proved++;
        Evidence evidence = Witness.judge(twin.context(), twin.claim(), 11, Budget.small());
        if (evidence instanceof Evidence.Differ) {
          unsound.add(twin + " " + evidence + " " + proof.get().evidence());
        }
      }
    }
    System.out.println(asked + " damaged claims, " + proved + " still proved");
    assertTrue(asked > 100 && proved < asked, asked + " asked, " + proved + " proved");
    assertEquals(List.of(), unsound);
  }

  private static List<Statement> twins() {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : Statement.in("/bound/true.deriv")) {
      Expr claim = statement.claim();
      if (claim.op() instanceof Op.Compare(Relation relation)
          && relation.isOrder()
          && claim.arg(0).shape().isScalar()) {
        damaged(relation, claim)
            .forEach(twin -> all.add(new Statement(statement.name(), statement.context(), twin)));
        all.addAll(forgetful(statement));
      }
    }
    List<Statement> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += EVERY) {
      some.add(all.get(i));
    }
    return some;
  }

  /** Without one of the assumptions that speak of what the claim mentions. */
  private static List<Statement> forgetful(Statement statement) {
    Set<String> free = new Names().free(statement.claim());
    List<Statement> found = new ArrayList<>();
    for (Expr assumption : statement.context().assumptions()) {
      if (new Names().free(assumption).stream().anyMatch(free::contains)) {
        List<Expr> rest = new ArrayList<>(statement.context().assumptions());
        rest.remove(assumption);
        Context context = new Context(statement.context().declarations(), rest);
        found.add(new Statement(statement.name(), context, statement.claim()));
      }
    }
    return found;
  }

  private static List<Expr> damaged(Relation relation, Expr claim) {
    Expr left = claim.arg(0);
    Expr right = claim.arg(1);
    List<Expr> found = new ArrayList<>();
    found.add(Make.compare(turned(relation), left, right));
    found.add(Make.compare(strict(relation), left, right));
    for (Rational factor :
        List.of(Rational.of(9, 10), Rational.of(11, 10), Rational.of(2), Rational.of(-1))) {
      found.add(Make.compare(relation, Make.product(Make.number(factor), left), right));
      found.add(Make.compare(relation, left, Make.product(Make.number(factor), right)));
    }
    Expr little = Make.number(Rational.of(1, 10));
    found.add(Make.compare(relation, Make.sum(left, little), right));
    found.add(Make.compare(relation, Make.minus(left, little), right));
    Set<Expr> parts = new LinkedHashSet<>();
    collect(claim, parts);
    for (Expr part : parts) {
      other(part)
          .filter(it -> it.shape().equals(part.shape()))
          .ifPresent(it -> found.add(Substitution.of(part, it).in(claim)));
    }
    return found;
  }

  private static Relation turned(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case LESS_EQUAL -> Relation.GREATER_EQUAL;
      case GREATER -> Relation.LESS;
      default -> Relation.LESS_EQUAL;
    };
  }

  private static Relation strict(Relation relation) {
    return relation == Relation.LESS_EQUAL ? Relation.LESS : Relation.GREATER;
  }

  private static void collect(Expr expr, Set<Expr> parts) {
    if (parts.add(expr) && Names.bound(expr.op()).isEmpty()) {
      expr.args().forEach(arg -> collect(arg, parts));
    }
  }

  /** Something else of the same shape. */
  private static Optional<Expr> other(Expr part) {
    return switch (part.op()) {
      case Op.Norm(Op.Norm.Kind kind) -> {
        List<Op.Norm.Kind> kinds = List.of(Op.Norm.Kind.values());
        Op.Norm.Kind next = kinds.get((kinds.indexOf(kind) + 1) % 4);
        yield Optional.of(Expr.of(new Op.Norm(next), part.args()));
      }
      case Op.Number(Rational value) -> Optional.of(Make.number(value.plus(Rational.ONE)));
      case Operator.EIGENVALUE_MAX -> Optional.of(Expr.of(Operator.EIGENVALUE_MIN, part.args()));
      case Operator.EIGENVALUE_MIN -> Optional.of(Expr.of(Operator.EIGENVALUE_MAX, part.args()));
      case Operator.NEGATE -> Optional.of(part.arg(0));
      case Operator.ADD -> {
        List<Expr> terms = new ArrayList<>(part.args());
        Expr last = terms.removeLast();
        terms.add(Make.negate(last));
        yield Optional.of(Make.sum(terms));
      }
      default -> Optional.empty();
    };
  }
}
