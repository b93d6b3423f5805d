package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Property;

/**
 * Says what a proof rests on as a textbook does: laws by their names, assumptions as formulas, in
 * the order of use, nothing twice.
 */
public final class Reasons {
  private static final int INSTANCES = 2;
  private static final int NAMED = 5;
  private static final int LONGEST = 90;

  private final Context context;
  private final Optional<Expr> claim;
  private Optional<Expr> claimed = Optional.empty();
  private final Set<Expr> mentioned = new LinkedHashSet<>();
  private final Set<String> laws = new LinkedHashSet<>();

  private Reasons(Context context, Optional<Expr> claim) {
    this.context = context;
    this.claim = claim;
  }

  /** Why a claim holds. */
  public static Because of(Context context, Expr claim, Proof proof) {
    return new Reasons(context, Optional.of(claim)).because(inOrder(proof), claim);
  }

  /** In the order of the chain, where the proof is one; else as they were found. */
  private static List<Ground> inOrder(Proof proof) {
    if (proof.argument().size() != 1) {
      return proof.grounds();
    }
    List<Ground> grounds =
        proof.argument().getFirst().links().stream()
            .flatMap(link -> link.ground().stream())
            .flatMap(ground -> Stream.concat(ground.from().stream(), Stream.of(ground)))
            .toList();
    return grounds.isEmpty() ? proof.grounds() : grounds;
  }

  /** Why a line of a chain follows from the one above; no words where that is the whole proof. */
  public static Because of(Context context, Argument.Link link) {
    if (link.ground().isEmpty()) {
      return Because.of(link.because());
    }
    Ground ground = link.ground().get();
    List<Ground> all = new ArrayList<>(ground.from());
    all.add(ground);
    Reasons reasons = new Reasons(context, Optional.empty());
    return ground.kind() == Ground.Kind.LAW
        ? reasons.because(List.of(ground), ground.statement().orElseThrow())
        : reasons.because(all, ground.statement().orElseThrow());
  }

  /** Why orders hold that are seen from signs. */
  public static Because ofSigns(Context context, List<Expr> orders) {
    Reasons reasons = new Reasons(context, Optional.empty());
    return reasons.made(reasons.signs(orders));
  }

  private Because because(List<Ground> grounds, Expr whole) {
    claimed = Optional.of(whole);
    List<Expr> signs = new ArrayList<>();
    Sentence sentence = new Sentence();
    List<Expr> properties = new ArrayList<>();
    for (Ground ground : merged(grounds)) {
      switch (ground.kind()) {
        case SIGN -> ground.statement().ifPresent(signs::add);
        case LAW -> sentence.law(law(ground, grounds));
        case ASSUMED ->
            ground
                .statement()
                .map(this::original)
                .ifPresent(said -> assumed(said, sentence, properties));
        case PARTS -> ground.statement().ifPresent(said -> parts(said, sentence, properties));
        case SQUEEZED -> sentence.law(squeezed(ground));
        case TOGETHER -> sentence.law(together(ground));
        case MANNER -> sentence.manner(ground.because());
        case OPENING -> sentence.opening(ground.because());
        case CASES -> ground.statement().ifPresent(said -> cases(said, sentence));
        case SILENT -> {}
      }
    }
    properties(properties).forEach(sentence::law);
    String words = sentence.words();
    return made(words.isEmpty() ? signs(signs.isEmpty() ? List.of(whole) : signs) : words);
  }

  /** Roots of u = v and v ≤ w are taken of u = v ≤ w. */
  private static List<Ground> merged(List<Ground> grounds) {
    List<Ground> result = new ArrayList<>(grounds);
    for (Ground root : grounds) {
      Optional<List<Ground>> used =
          root.because().equals(Ground.ROOTS) ? Ground.linked(root.from()) : Optional.empty();
      used.ifPresent(pair -> {
        result.removeAll(pair);
        result.set(result.indexOf(root), Ground.together(pair));
      });
    }
    return result;
  }

  private String squeezed(Ground ground) {
    return ground.because() + ", as " + quoted(Shown.of(ground.statement().orElseThrow()));
  }

  private String together(Ground ground) {
    ground.from().stream()
        .filter(each -> each.kind() == Ground.Kind.LAW)
        .forEach(each -> laws.add(each.law()));
    return quoted(Shown.of(ground.statement().orElseThrow())) + " by assumption";
  }

  private Because made(String words) {
    return new Because(words, List.copyOf(mentioned), List.copyOf(laws));
  }

  private List<String> quoted(List<Expr> exprs) {
    return exprs.stream().map(this::quoted).toList();
  }

  private String quoted(Expr expr) {
    mentioned.add(expr);
    return "`" + expr + "`";
  }

  /** The reason of a law, with what it says here where that is not plain to see. */
  private String law(Ground ground, List<Ground> among) {
    if (!ground.law().equals(ground.because())) {
      laws.add(ground.law());
    }
    List<Expr> instances =
        among.stream()
            .filter(each -> each.because().equals(ground.because()))
            .flatMap(each -> each.statement().stream())
            .map(Shown::of)
            .distinct()
            .toList();
    long others = among.stream().filter(each -> each.kind() == Ground.Kind.LAW).count();
    boolean named =
        !ground.law().equals(ground.because()) || !ground.because().startsWith("every ");
    boolean shown =
        claim.isPresent()
            && named
            && others <= INSTANCES
            && !instances.isEmpty()
            && instances.size() <= INSTANCES
            && instances.stream().allMatch(this::isTelling);
    return shown
        ? ground.because() + " (" + Sentence.enumerated(quoted(Shown.bothWays(instances))) + ")"
        : ground.because();
  }

  private boolean isTelling(Expr instance) {
    boolean seen =
        claim
            .filter(whole ->
                instance.args().stream().allMatch(side -> Places.contains(Shown.of(whole), side)))
            .isPresent();
    return !seen && instance.toString().length() <= LONGEST && instance.op() instanceof Op.Compare;
  }

  private Expr original(Expr instance) {
    return new Quantified(context).original(instance).orElseGet(() -> Shown.of(instance));
  }

  private void assumed(Expr original, Sentence sentence, List<Expr> properties) {
    if (original.op() instanceof Op.Has) {
      properties.add(original);
    } else if (context.shown().contains(original)) {
      boolean plain = claimed.filter(original::equals).isPresent();
      boolean brief = plain || original.toString().length() > LONGEST;
      sentence.law(brief ? "shown above" : quoted(original) + " was shown above");
    } else {
      sentence.assumption(original.toString().length() > LONGEST ? "" : quoted(original));
    }
  }

  /** What a property is seen from; the property itself where that needs nothing to be assumed. */
  private void parts(Expr property, Sentence sentence, List<Expr> properties) {
    Set<Expr> used = new SignReason(context).assumptions(Shown.of(property));
    used.forEach(each -> assumed(each, sentence, properties));
    boolean plain = used.isEmpty() && property.is(new Op.Has(Property.SYMMETRIC));
    if (used.isEmpty() && !plain) {
      boolean whole = claim.filter(Shown.of(property)::equals).isPresent();
      sentence.law(whole ? "by its form" : quoted(Shown.of(property)));
    }
  }

  /** What has one property is named together. */
  private List<String> properties(List<Expr> truths) {
    Map<Op, Set<Expr>> subjects = new LinkedHashMap<>();
    truths.stream()
        .filter(truth -> truth.args().size() == 1)
        .forEach(truth ->
            subjects
                .computeIfAbsent(truth.op(), _ -> new LinkedHashSet<>())
                .add(Shown.of(truth.arg(0))));
    return quoted(
        subjects.entrySet().stream()
            .map(each -> Expr.of(each.getKey(), each.getValue().toArray(Expr[]::new)))
            .toList());
  }

  private void cases(Expr split, Sentence sentence) {
    String of = quoted(Shown.of(split.arg(0)));
    sentence.manner("in either case of the sign of " + of);
  }

  private String signs(List<Expr> orders) {
    Set<Expr> used = new LinkedHashSet<>();
    SignReason reason = new SignReason(context);
    orders.stream()
        .map(Shown::of)
        .filter(order -> order.op() instanceof Op.Compare)
        .forEach(order -> used.addAll(reason.assumptions(order)));
    if (used.isEmpty() || used.size() > NAMED) {
      return orders.size() == 1 && orders.getFirst().op() instanceof Op.Compare
          ? SignReason.words(orders.getFirst())
          : "by the signs and ranges of the terms";
    }
    List<String> clauses =
        new ArrayList<>(
            properties(used.stream().filter(each -> each.op() instanceof Op.Has).toList()));
    clauses.addAll(
        quoted(
            Shown.chained(used.stream().filter(each -> !(each.op() instanceof Op.Has)).toList())));
    return "as " + Sentence.enumerated(clauses);
  }
}
