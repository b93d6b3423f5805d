package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.expr.Rational;

/** Says in words which distributions quantities that are known by their moments were given. */
final class DrawnLaws {
  private static final int MOST_VALUES = 8;
  private static final int DIGITS = 60;

  private final Question question;
  private final Point point;

  DrawnLaws(Question question, Point point) {
    this.question = question;
    this.point = point;
  }

  /** A probability and what is drawn with it, one tensor for each quantity. */
  private record Value(Quantity weight, List<Tensor> drawn) {
    boolean isSame(Value other) {
      return drawn.equals(other.drawn);
    }
  }

  /** The law of each group of quantities, by their names; those with a value given have none. */
  Map<String, DrawnLaw> of(Set<String> given) {
    Map<String, DrawnLaw> laws = new LinkedHashMap<>();
    try {
      for (ChanceOutcomes.Joint joint : question.outcomes()) {
        List<String> names = joint.keys().stream().map(Report::name).toList();
        if (!joint.outcomes().isEmpty() && names.stream().noneMatch(given::contains)) {
          String name = names.size() == 1 ? names.getFirst() : bracketed(names);
          law(joint).ifPresent(law -> laws.put(name, law));
        }
      }
    } catch (Refusal _) {
      return laws;
    }
    return laws;
  }

  private static String bracketed(List<String> parts) {
    return "(" + String.join(", ", parts) + ")";
  }

  private Optional<DrawnLaw> law(ChanceOutcomes.Joint joint) {
    List<Value> values = joined(values(joint));
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new DrawnLaw(words(values), values.size()));
  }

  private static String words(List<Value> values) {
    if (values.size() > MOST_VALUES) {
      return "taking " + values.size() + " values";
    }
    if (values.size() == 1) {
      return "always " + shown(values.getFirst().drawn());
    }
    boolean even = values.stream().map(Value::weight).map(DrawnLaws::shown).distinct().count() == 1;
    return even
        ? values.stream()
            .map(value -> shown(value.drawn()))
            .collect(Collectors.joining(", ", "uniform on {", "}"))
        : values.stream()
            .map(value -> shown(value.drawn()) + " with probability " + shown(value.weight()))
            .collect(Collectors.joining(", ", "taking ", ""));
  }

  private List<Value> values(ChanceOutcomes.Joint joint) {
    List<Integer> cells = new ArrayList<>();
    for (ChanceOutcomes.Outcome outcome : joint.outcomes()) {
      cells.add(outcome.weight());
      outcome.values().forEach(grid -> Arrays.stream(grid.cells()).forEach(cells::add));
    }
    int[] roots = cells.stream().mapToInt(Integer::intValue).toArray();
    Program program = Program.of(question.tape(), roots);
    RationalRun rational = new RationalRun(program);
    point.rationals().ifPresent(at -> rational.run(at, point.functions()));
    PreciseRun precise = new PreciseRun(program, DIGITS);
    precise.run(point.decimals(), point.functions());
    List<Value> values = new ArrayList<>();
    int root = 0;
    for (ChanceOutcomes.Outcome outcome : joint.outcomes()) {
      Optional<Quantity> weight = quantity(rational, precise, root++);
      List<Tensor> drawn = new ArrayList<>();
      boolean defined = weight.filter(w -> w.approximately() > 0).isPresent();
      for (Grid grid : outcome.values()) {
        List<Quantity> entries = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
          quantity(rational, precise, root++).ifPresent(entries::add);
        }
        defined &= entries.size() == grid.size();
        if (defined) {
          drawn.add(new Tensor(Arrays.stream(grid.dims()).boxed().toList(), entries));
        }
      }
      if (defined) {
        values.add(new Value(weight.orElseThrow(), drawn));
      }
    }
    return values;
  }

  private static Optional<Quantity> quantity(RationalRun rational, PreciseRun precise, int root) {
    return rational
        .value(root)
        .<Quantity>map(Quantity.Exact::new)
        .or(() -> precise.value(root).map(DrawnLaws::tidied));
  }

  /** A decimal, or the rational number that it is but for rounding. */
  private static Quantity tidied(BigDecimal value) {
    BigDecimal rounded = value.setScale(30, java.math.RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() <= 12
        ? new Quantity.Exact(Rational.parse(rounded.toPlainString()))
        : new Quantity.Decimal(rounded);
  }

  /** Equal outcomes as one, the smallest first. */
  private static List<Value> joined(List<Value> values) {
    List<Value> joined = new ArrayList<>();
    for (Value value : values) {
      Optional<Value> same = joined.stream().filter(value::isSame).findFirst();
      joined.remove(same.orElse(value));
      joined.add(
          same.map(one -> new Value(sum(one.weight(), value.weight()), value.drawn()))
              .orElse(value));
    }
    joined.sort(Comparator.comparing(DrawnLaws::rank, Arrays::compare));
    return joined;
  }

  private static double[] rank(Value value) {
    return value.drawn().stream()
        .flatMap(tensor -> tensor.entries().stream())
        .mapToDouble(Quantity::approximately)
        .toArray();
  }

  private static Quantity sum(Quantity one, Quantity other) {
    return one instanceof Quantity.Exact(Rational a) && other instanceof Quantity.Exact(Rational b)
        ? new Quantity.Exact(a.plus(b))
        : new Quantity.Decimal(
            BigDecimal.valueOf(one.approximately()).add(BigDecimal.valueOf(other.approximately())));
  }

  private static String shown(List<Tensor> drawn) {
    List<String> parts = drawn.stream().map(DrawnLaws::shown).toList();
    return parts.size() == 1 ? parts.getFirst() : bracketed(parts);
  }

  private static String shown(Tensor tensor) {
    return tensor.entries().size() == 1
        ? shown(tensor.entries().getFirst())
        : tensor.entries().stream().map(DrawnLaws::shown).toList().toString();
  }

  /** A number, or the root of a short one. */
  private static String shown(Quantity quantity) {
    return quantity instanceof Quantity.Decimal(BigDecimal value)
        ? Surd.of(value).orElse(quantity.toString())
        : quantity.toString();
  }
}
