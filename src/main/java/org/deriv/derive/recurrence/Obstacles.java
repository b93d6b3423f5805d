package org.deriv.derive.recurrence;

import java.util.Optional;
import org.deriv.derive.Refusal;
import org.deriv.expr.Expr;
import org.deriv.normal.recurrence.Linear;

/** What stands in the way of derivatives through a network, and what to write instead. */
final class Obstacles {
  private Obstacles() {}

  static Optional<Refusal> in(Network network) {
    for (Node node : network.nodes()) {
      boolean entries =
          network.state(node.name()).filter(state -> !state.entries().isEmpty()).isPresent();
      if (entries) {
        return refusal(
            "`"
                + node.name()
                + "` is given entry by entry: give the whole term, with a matrix or `.*`",
            node.term());
      }
      Expr written = network.flat().expanded(node.body());
      Optional<Refusal> found =
          Use.obstacle(written)
              .flatMap(part ->
                  refusal(
                      "`" + part + "` is over times and no plain sum: write it as a recurrence",
                      part))
              .or(() -> times(network, written));
      if (found.isPresent()) {
        return found;
      }
    }
    return network.ranges().unknown().stream()
        .findFirst()
        .flatMap(name ->
            refusal("it is not known at which times `" + name + "` is used", network.loss()));
  }

  /** Times must be an index and a number, or fixed. */
  private static Optional<Refusal> times(Network network, Expr written) {
    return Use.in(written).stream()
        .filter(use -> network.isState(use.name()) || network.isQuantity(use.name()))
        .flatMap(use ->
            use.at().stream()
                .filter(at -> !isPlain(at))
                .map(at -> use.name() + "[" + plain(at) + "]"))
        .findFirst()
        .flatMap(term ->
            refusal(
                "the time of `" + term + "` is not an index plus or minus a number",
                network.loss()));
  }

  private static String plain(Linear at) {
    return at.expr().toString().replaceAll("~\\d+", "");
  }

  /** Indices with factor 1 or -1. */
  private static boolean isPlain(Linear at) {
    return at.terms().entrySet().stream()
        .allMatch(term ->
            !Span.isFresh(term.getKey().toString())
                || term.getValue().isOne()
                || term.getValue().negate().isOne());
  }

  private static Optional<Refusal> refusal(String words, Expr at) {
    return Optional.of(
        Refusal.at(
            Refusal.Kind.NO_RULE, "no derivative is taken through this network: " + words, at));
  }
}
