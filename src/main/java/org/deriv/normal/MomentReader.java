package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.normal.Template.Content;

/**
 * Expectations as far as they are linear: what is not random is taken out, and the expectation of
 * each product of random factors stays. Variances and covariances are expectations of products.
 */
final class MomentReader {
  private final Reader reader;
  private final Leaves leaves;

  MomentReader(Reader reader, Leaves leaves) {
    this.reader = reader;
    this.leaves = leaves;
  }

  Poly read(Op.Moment.Kind kind, List<String> over, Expr expr, Layout layout) {
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    if (expr.args().size() != plain) {
      throw new Undecidable("a conditional expectation");
    }
    Expectation expectation = new Expectation(over);
    Expr first = expr.arg(0);
    return switch (kind) {
      case EXPECTATION -> expectation.of(reader.read(first, layout));
      case VARIANCE -> covariance(expectation, first, first, layout);
      case COVARIANCE -> covariance(expectation, first, expr.arg(1), layout);
      case PROBABILITY -> throw new Undecidable("a probability");
    };
  }

  /** Cov[x,y]_ij = E[x_i y_j] − E[x_i] E[y_j]. */
  private Poly covariance(Expectation expectation, Expr left, Expr right, Layout layout) {
    Ring ring = reader.kernel().ring();
    Layout rows = Layout.plain(left.shape());
    Layout columns = Layout.plain(right.shape());
    Reader.requirePlain(layout, left);
    List<Integer> second = columns.axes().isEmpty() ? List.of() : List.of(rows.axes().size());
    Poly x = reader.read(left, rows);
    Poly y = reader.at(right, columns, second);
    Poly product = expectation.of(ring.times(x, y));
    return product.minus(ring.times(expectation.of(x), expectation.of(y)));
  }

  /** The expectation over some random names, or over all. */
  private final class Expectation {
    private final List<String> over;
    private final Map<Template, Boolean> random = new HashMap<>();

    Expectation(List<String> over) {
      this.over = over;
    }

    Poly of(Poly poly) {
      Poly.Sum sum = new Poly.Sum();
      poly.terms().forEach((monomial, factor) -> sum.add(of(monomial), factor));
      return sum.poly();
    }

    private Poly of(Monomial monomial) {
      List<Power> fixed = new ArrayList<>();
      List<Power> varying = new ArrayList<>();
      for (Power power : monomial.powers()) {
        (isRandom(power.use().template()) ? varying : fixed).add(power);
      }
      Poly outside = reader.kernel().ring().product(Monomial.of(fixed));
      if (varying.isEmpty()) {
        return outside;
      }
      Flat flat = open(varying);
      if (!flat.bounds().isEmpty()) {
        Poly inside = reader.kernel().sums().sum(of(flat.body()), flat.bounds());
        return reader.kernel().ring().times(outside, inside);
      }
      Table table = Table.of(Poly.of(Monomial.of(varying)));
      Use moment = reader.kernel().naming().opaque("E" + over, List.of(), List.of(table));
      return reader.kernel().ring().times(outside, Poly.of(moment));
    }

    /** E[Σ_i u_i] = Σ_i E[u_i], also for a product of sums. */
    private Flat open(List<Power> varying) {
      Map<Integer, Use> bounds = new LinkedHashMap<>();
      List<Power> body = new ArrayList<>();
      for (Power power : varying) {
        if (!power.use().template().isConnected() || !power.isNatural()) {
          body.add(power);
          continue;
        }
        for (int copy = 0; copy < power.exponent().intValue(); copy++) {
          Flat flat = reader.kernel().sums().open(power.use());
          bounds.putAll(flat.bounds());
          body.addAll(flat.body().powers());
        }
      }
      return new Flat(bounds, Monomial.of(body));
    }

    private boolean isRandom(Template template) {
      Boolean known = random.get(template);
      if (known == null) {
        known = find(template);
        random.put(template, known);
      }
      return known;
    }

    private boolean find(Template template) {
      return switch (template.content()) {
        case Content.Leaf(String name, int _, var _) -> isRandom(name);
        case Content.Delta _, Content.Index _ -> false;
        case Content.Group(Poly sum) -> any(sum);
        case Content.Connected(var _, Monomial body) -> any(Poly.of(body));
        case Content.Opaque(String name, int _, var tables) ->
            (name.startsWith(Reader.ENTRY) && isRandom(name.substring(Reader.ENTRY.length())))
                || (!name.equals("E[]") && tables.stream().anyMatch(table -> any(table.body())));
      };
    }

    private boolean any(Poly poly) {
      return poly.terms().keySet().stream()
          .flatMap(monomial -> monomial.powers().stream())
          .anyMatch(power -> isRandom(power.use().template()));
    }

    private boolean isRandom(String leaf) {
      String name = leaf.contains("|") ? leaf.substring(0, leaf.indexOf('|')) : leaf;
      if (leaves.dependsOnChance(name)) {
        return true;
      }
      boolean declared = leaves.context().find(name).orElse(null) instanceof Declaration.Random;
      return declared && (over.isEmpty() || over.contains(name));
    }
  }
}
