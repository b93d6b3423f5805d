package org.deriv.derive.expectation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.rule.TableText;

/** Moments of the named distributions, read from the table {@code rules/distributions.txt}. */
public final class Distributions {
  private static final String RESOURCE = "/rules/distributions.txt";
  private static final String ARGUMENT = "t";
  private final Map<Family, Entry> entries = new EnumMap<>(Family.class);

  private record Entry(List<String> parameters, Map<String, Expr> values) {}

  private Distributions() {}

  /** Read when it is first asked for. */
  private static final class Standard {
    static final Distributions TABLE = table();
  }

  /** The table that comes with the program. */
  public static Distributions standard() {
    return Standard.TABLE;
  }

  private static Distributions table() {
    Distributions table = new Distributions();
    text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(table::read);
    return table;
  }

  private static String text() {
    try (InputStream in = Distributions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    String[] parts = line.split("\\|", -1);
    if (parts.length != 3) {
      throw new IllegalStateException("a line of " + RESOURCE + " has not three parts: " + line);
    }
    String head = parts[0].strip();
    String word = head.substring(0, head.indexOf('('));
    String inside = head.substring(head.indexOf('(') + 1, head.length() - 1).strip();
    List<String> parameters =
        inside.isEmpty() ? List.of() : Arrays.stream(inside.split(",")).map(String::strip).toList();
    Family family =
        Arrays.stream(Family.values())
            .filter(one -> one.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no family `" + word + "`"));
    Context context = Context.EMPTY;
    for (String name : parameters) {
      context = context.with(given(name));
    }
    context = context.with(given(ARGUMENT));
    Expr value = TableText.expression(parts[2].strip(), context);
    entries
        .computeIfAbsent(family, _ -> new Entry(parameters, new LinkedHashMap<>()))
        .values()
        .put(parts[1].strip(), value);
  }

  private static Declaration given(String name) {
    return new Declaration.Given(name, Shape.SCALAR, List.of(), List.of(), Declaration.Domain.REAL);
  }

  private Optional<Expr> find(Family family, String what, List<Expr> parameters) {
    Entry entry = entries.get(family);
    return entry == null
        ? Optional.empty()
        : Optional.ofNullable(entry.values().get(what))
            .map(value -> filled(entry, parameters, value));
  }

  private static Expr filled(Entry entry, List<Expr> parameters, Expr value) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (int i = 0; i < entry.parameters().size(); i++) {
      values.put(Make.scalar(entry.parameters().get(i)), parameters.get(i));
    }
    return values.isEmpty() ? value : Substitution.of(values).in(value);
  }

  /** What the table says under a word, where it says something. */
  public Optional<Expr> value(Family family, String what, List<Expr> parameters) {
    return find(family, what, parameters);
  }

  /** What the table says under a word of a value {@code t}, where it says something. */
  public Optional<Expr> at(Family family, String what, List<Expr> parameters, Expr argument) {
    return find(family, what, parameters)
        .map(value -> Substitution.of(Make.scalar(ARGUMENT), argument).in(value));
  }

  /** The cumulant of an order, where it is known. */
  public Optional<Expr> cumulant(Family family, List<Expr> parameters, int order) {
    Optional<Expr> own = find(family, "cumulant " + order, parameters);
    if (own.isPresent()) {
      return own;
    }
    boolean ends = order >= 3 && find(family, "cumulant 3+", parameters).isPresent();
    return ends ? Optional.of(Make.number(0)) : Optional.empty();
  }

  /** E[x^order], where it is known. */
  public Optional<Expr> moment(Family family, List<Expr> parameters, int order) {
    if (order == 0) {
      return Optional.of(Make.number(1));
    }
    if (order == 1) {
      return cumulant(family, parameters, 1);
    }
    return find(family, "moment " + order, parameters)
        .or(() -> fromCumulants(family, parameters, order));
  }

  /** m_k = Σ_j C(k-1, j-1) κ_j m_(k-j). */
  private Optional<Expr> fromCumulants(Family family, List<Expr> parameters, int order) {
    List<Expr> terms = new ArrayList<>();
    long choose = 1;
    for (int j = 1; j <= order; j++) {
      Optional<Expr> cumulant = cumulant(family, parameters, j);
      Optional<Expr> rest = moment(family, parameters, order - j);
      if (cumulant.isEmpty() || rest.isEmpty()) {
        return Optional.empty();
      }
      if (!cumulant.get().isNumber(0)) {
        terms.add(Make.product(Make.number(choose), cumulant.get(), rest.get()));
      }
      choose = choose * (order - j) / j;
    }
    return Optional.of(Make.sum(terms));
  }

  /** E[exp(t*x)], where it exists for every t. */
  public Optional<Expr> generating(Family family, List<Expr> parameters, Expr argument) {
    return at(family, "mgf", parameters, argument);
  }

  /** The point about which it is symmetric. */
  public Optional<Expr> centre(Family family, List<Expr> parameters) {
    return find(family, "centre", parameters);
  }

  /** The values of a finite support with their probabilities; empty where it is not finite. */
  public Map<Rational, Expr> points(Family family, List<Expr> parameters) {
    Map<Rational, Expr> points = new LinkedHashMap<>();
    Entry entry = entries.get(family);
    if (entry != null) {
      entry
          .values()
          .forEach((what, value) -> {
            if (what.startsWith("point ")) {
              long at = Long.parseLong(what.substring("point ".length()));
              points.put(Rational.of(at), filled(entry, parameters, value));
            }
          });
    }
    return points;
  }
}
