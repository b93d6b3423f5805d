package org.deriv.autodiff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.IndexRange;

/** The dimensions that say how far sequences and recurrences run. */
final class Horizons {
  private Horizons() {}

  static Set<String> of(Subject subject) {
    Reach reach = new Reach(subject.context());
    Set<String> found = new LinkedHashSet<>();
    for (String name : reach.of(subject.statement())) {
      subject
          .context()
          .find(name)
          .map(Horizons::ranges)
          .orElse(List.of())
          .forEach(range -> {
            found.addAll(reach.free(range.first()));
            found.addAll(reach.free(range.last()));
          });
    }
    found.retainAll(subject.sizes().keySet());
    return found;
  }

  private static List<IndexRange> ranges(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Recurrence recurrence -> List.of(recurrence.time());
      case Declaration.Given given -> given.ranges();
      case Declaration.Random random -> random.ranges();
      case Declaration.Let _,
          Declaration.Dimension _,
          Declaration.Result _,
          Declaration.Unknown _ ->
          List.of();
    };
  }
}
