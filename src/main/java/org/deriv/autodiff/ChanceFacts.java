package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** What is assumed of random quantities; what is not understood forbids any model. */
final class ChanceFacts {
  private final Context context;
  private final Reach reach;
  private final List<Moment> moments = new ArrayList<>();
  private final List<Joint> joint = new ArrayList<>();
  private final Set<String> symmetric = new HashSet<>();
  private final Set<String> unclear = new HashSet<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** A mean, or the variance of an entry or covariance of a whole, with its value. */
  record Moment(Op.Moment.Kind kind, Expr of, Expr value) {}

  /** Names that were said to be independent or uncorrelated. */
  record Joint(Property property, Set<String> of) {}

  ChanceFacts(Context context, Reach reach, Assumed assumed) {
    this.context = context;
    this.reach = reach;
    assumed.statements().forEach(this::take);
    context
        .declarations()
        .values()
        .forEach(declaration -> {
          if (declaration instanceof Declaration.Random random) {
            random.distribution().ifPresent(distribution -> names.addAll(reach.of(distribution)));
          }
        });
  }

  Context context() {
    return context;
  }

  /** The names that say how something is distributed. */
  Set<String> names() {
    return names;
  }

  boolean isRandom(String name) {
    return context.find(name).orElse(null) instanceof Declaration.Random;
  }

  boolean isSymmetric(String name) {
    return symmetric.contains(name);
  }

  boolean isUnclear(String name) {
    return unclear.contains(name);
  }

  /** Whether moments were assumed of it. */
  boolean hasMoments(String name) {
    return moments.stream().anyMatch(moment -> named(moment.of()).equals(Optional.of(name)));
  }

  List<Moment> moments(String name, Op.Moment.Kind kind) {
    return moments.stream()
        .filter(moment -> moment.kind() == kind && named(moment.of()).equals(Optional.of(name)))
        .toList();
  }

  /** Whether a property was stated of all of these in one breath. */
  boolean states(Property property, Set<String> of) {
    return joint.stream().anyMatch(one -> one.property() == property && one.of().containsAll(of));
  }

  private void take(Expr assumption) {
    Set<String> about = new LinkedHashSet<>();
    for (String name : reach.free(assumption)) {
      if (isRandom(name)) {
        about.add(name);
      }
    }
    if (about.isEmpty()) {
      return;
    }
    reach.of(assumption).stream()
        .filter(name -> context.find(name).isPresent())
        .forEach(names::add);
    if (!understand(assumption)) {
      unclear.addAll(about);
    }
  }

  private static boolean isAboutChance(Expr expr) {
    return expr.op() instanceof Op.Moment
        || expr.op() instanceof Op.Has
        || expr.args().stream().anyMatch(ChanceFacts::isAboutChance);
  }

  private boolean understand(Expr assumption) {
    return switch (assumption.op()) {
      case Op.Compare(Relation relation) when relation == Relation.EQUAL ->
          moment(assumption.arg(0), assumption.arg(1))
              || moment(assumption.arg(1), assumption.arg(0));
      case Op.Has(Property property) -> has(property, assumption.args());
      default -> false;
    };
  }

  private boolean has(Property property, List<Expr> of) {
    Set<String> all = new LinkedHashSet<>();
    boolean whole = of.stream().allMatch(arg -> arg.op() instanceof Op.Symbol);
    of.forEach(arg -> named(arg).ifPresent(all::add));
    return switch (property) {
      case INDEPENDENT, UNCORRELATED -> {
        joint.add(new Joint(property, all));
        yield whole && all.size() == of.size();
      }
      case SYMMETRIC_DISTRIBUTION -> {
        symmetric.addAll(all);
        yield all.size() == of.size();
      }
      default -> false;
    };
  }

  private boolean moment(Expr side, Expr value) {
    if (!(side.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> over))
        || !over.isEmpty()
        || isAboutChance(value)
        || reach.of(value).stream().anyMatch(this::isRandom)) {
      return false;
    }
    Expr of = side.arg(0);
    boolean known =
        named(of).isPresent()
            && reach.free(of).stream()
                .allMatch(name -> isRandom(name) || context.find(name).isEmpty())
            && switch (kind) {
              case EXPECTATION, VARIANCE -> side.args().size() == 1;
              case COVARIANCE -> side.args().size() == 2 && side.arg(1).equals(of);
              case PROBABILITY -> false;
            };
    if (known) {
      Op.Moment.Kind plain = kind == Op.Moment.Kind.EXPECTATION ? kind : Op.Moment.Kind.VARIANCE;
      moments.add(new Moment(plain, of, value));
    }
    return known;
  }

  /** The name of a quantity, of its term, or of an entry of either, at general indices. */
  static Optional<String> named(Expr of) {
    return switch (of.op()) {
      case Op.Symbol(String name, Shape _) -> Optional.of(name);
      case Op.Term(String name, Shape _) when areNames(of.args()) -> Optional.of(name);
      case Operator.ENTRY ->
          areNames(of.args().subList(1, of.args().size())) ? named(of.arg(0)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean areNames(List<Expr> indices) {
    return indices.stream().allMatch(index -> index.op() instanceof Op.Symbol)
        && indices.stream().distinct().count() == indices.size();
  }
}
