package org.deriv.autodiff;

import java.util.List;
import java.util.Optional;

/** A statement whose sides are roots of a program. */
sealed interface Claim {
  /** What can be said of a statement at a point. */
  enum Truth {
    /** It holds; an equality also where rounding hides any difference. */
    TRUE,
    /** It fails. */
    FALSE,
    /** Rounding hides whether it holds. */
    UNSURE,
    /** Something in it has no value at this point. */
    UNDEFINED;

    Truth negated() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNSURE, UNDEFINED -> this;
      };
    }
  }

  /** How two numbers relate. */
  enum Order {
    /** The left one is less. */
    LESS,
    /** They are equal, for certain. */
    EQUAL,
    /** They differ by no more than rounding. */
    CLOSE,
    /** The left one is greater. */
    GREATER,
    /** One of them has no value. */
    UNDEFINED
  }

  /** Compares two roots. */
  interface Readings {
    /** How the values of two roots relate. */
    Order order(int left, int right);
  }

  /** The relations between numbers that need to be told apart. */
  enum Kind {
    /** =. */
    EQUAL,
    /** Some entry differs. */
    DIFFERENT,
    /** &lt;. */
    LESS,
    /** ≤. */
    AT_MOST
  }

  /**
   * A relation between tensors, entry by entry; of a difference, some entry's.
   *
   * @param left the roots of the left side
   * @param right the roots of the right side
   * @param dims the dimensions of both
   */
  record Leaf(Kind kind, List<Integer> left, List<Integer> right, List<Integer> dims)
      implements Claim {
    /** Copies the lists. */
    public Leaf {
      left = List.copyOf(left);
      right = List.copyOf(right);
      dims = List.copyOf(dims);
    }
  }

  /** Every one. */
  record All(List<Claim> claims) implements Claim {
    /** Copies the list. */
    public All {
      claims = List.copyOf(claims);
    }
  }

  /** One of them. */
  record Any(List<Claim> claims) implements Claim {
    /** Copies the list. */
    public Any {
      claims = List.copyOf(claims);
    }
  }

  /** Not this. */
  record Not(Claim claim) implements Claim {}

  /** The relations in it. */
  default List<Leaf> leaves() {
    return switch (this) {
      case Leaf leaf -> List.of(leaf);
      case Not(Claim claim) -> claim.leaves();
      case All(List<Claim> claims) -> claims.stream().flatMap(c -> c.leaves().stream()).toList();
      case Any(List<Claim> claims) -> claims.stream().flatMap(c -> c.leaves().stream()).toList();
    };
  }

  /** The relations all of which must hold for it to hold, as far as that is so of single ones. */
  default List<Leaf> necessary() {
    return switch (this) {
      case Leaf leaf -> List.of(leaf);
      case Not _, Any _ -> List.of();
      case All(List<Claim> claims) -> claims.stream().flatMap(c -> c.necessary().stream()).toList();
    };
  }

  /** A relation whose failing makes it fail, where it does. */
  default Optional<Leaf> culprit(Readings readings) {
    return switch (this) {
      case Leaf leaf -> truth(readings) == Truth.FALSE ? Optional.of(leaf) : Optional.empty();
      case Not _ -> Optional.empty();
      case All(List<Claim> claims) ->
          claims.stream().flatMap(claim -> claim.culprit(readings).stream()).findFirst();
      case Any(List<Claim> claims) ->
          truth(readings) == Truth.FALSE
              ? claims.reversed().stream()
                  .flatMap(claim -> claim.culprit(readings).stream())
                  .findFirst()
              : Optional.empty();
    };
  }

  /** What holds of a claim, given how its roots compare. */
  default Truth truth(Readings readings) {
    return switch (this) {
      case Leaf leaf ->
          leaf.kind() == Kind.DIFFERENT ? different(leaf, readings) : leaf(leaf, readings);
      case Not(Claim claim) -> claim.truth(readings).negated();
      case All(List<Claim> claims) -> all(claims, readings);
      case Any(List<Claim> claims) ->
          all(claims.stream().<Claim>map(Not::new).toList(), readings).negated();
    };
  }

  private static Truth all(List<Claim> claims, Readings readings) {
    Truth result = Truth.TRUE;
    for (Claim claim : claims) {
      Truth truth = claim.truth(readings);
      if (truth == Truth.FALSE) {
        return Truth.FALSE;
      }
      result = truth == Truth.TRUE || result == Truth.UNDEFINED ? result : truth;
    }
    return result;
  }

  private static Truth leaf(Leaf leaf, Readings readings) {
    boolean unsure = false;
    boolean failed = false;
    for (int i = 0; i < leaf.left().size(); i++) {
      Order order = readings.order(leaf.left().get(i), leaf.right().get(i));
      if (order == Order.UNDEFINED) {
        return Truth.UNDEFINED;
      }
      Truth truth = entry(leaf.kind(), order);
      unsure |= truth == Truth.UNSURE;
      failed |= truth == Truth.FALSE;
    }
    return failed ? Truth.FALSE : unsure ? Truth.UNSURE : Truth.TRUE;
  }

  private static Truth different(Leaf leaf, Readings readings) {
    boolean close = false;
    for (int i = 0; i < leaf.left().size(); i++) {
      Order order = readings.order(leaf.left().get(i), leaf.right().get(i));
      if (order == Order.UNDEFINED) {
        return Truth.UNDEFINED;
      }
      if (order == Order.LESS || order == Order.GREATER) {
        return Truth.TRUE;
      }
      close |= order == Order.CLOSE;
    }
    return close ? Truth.UNSURE : Truth.FALSE;
  }

  private static Truth entry(Kind kind, Order order) {
    return switch (kind) {
      case EQUAL -> order == Order.EQUAL || order == Order.CLOSE ? Truth.TRUE : Truth.FALSE;
      case AT_MOST -> order == Order.GREATER ? Truth.FALSE : Truth.TRUE;
      case LESS ->
          order == Order.LESS ? Truth.TRUE : order == Order.CLOSE ? Truth.UNSURE : Truth.FALSE;
      case DIFFERENT -> Truth.TRUE;
    };
  }
}
