package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation.Reason;
import org.deriv.rule.Rule;

/**
 * Which rules a line used, in order, and what it took for granted that the assumptions do not say.
 */
final class Ledger {
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Set<String> spoken = new LinkedHashSet<>();
  private final Set<Expr> conditions = new LinkedHashSet<>();

  void used(Rule rule) {
    words.putIfAbsent(rule.name(), rule.because());
  }

  /** Takes note of a product rule of which only one factor varies. */
  void linear(Rule rule) {
    words.putIfAbsent(rule.name(), "the differential is linear");
  }

  /** Takes note of a reason that no rule gives. */
  void said(String reason) {
    spoken.add(reason);
  }

  void stated(Expr condition) {
    conditions.add(condition);
  }

  List<Expr> conditions() {
    return List.copyOf(conditions);
  }

  /** The rules' own words, the same only once; {@code otherwise} where no rule was used. */
  Reason reason(String otherwise) {
    String said = telling().limit(3).collect(Collectors.joining(", "));
    return new Reason(said.isEmpty() ? otherwise : said, new ArrayList<>(words.keySet()));
  }

  /** Linearity goes without saying beside a law that does more. */
  private Stream<String> telling() {
    List<String> all = Stream.concat(spoken.stream(), words.values().stream()).distinct().toList();
    List<String> more = all.stream().filter(word -> !word.endsWith(" is linear")).toList();
    return more.isEmpty() ? all.stream().limit(1).map(Ledger::shortly) : more.stream();
  }

  /** Of a trace as of a sum or of the differential itself: one word says it. */
  private static String shortly(String because) {
    boolean expectation = because.contains("expectation") || because.contains("covariance");
    return because.endsWith(" is linear") && !expectation ? "linearity" : because;
  }

  /** Words of our own, with the rules that were used. */
  Reason saying(String said) {
    return new Reason(said, new ArrayList<>(words.keySet()));
  }
}
