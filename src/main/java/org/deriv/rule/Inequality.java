package org.deriv.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deriv.diagnostic.Source;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.lang.Parsed;
import org.deriv.lang.Reader;
import org.deriv.lang.RuleText;

/**
 * A law of order: for all values of its variables that meet its conditions, its claim holds. The
 * left side of the claim, or the matrix of which it says something, is what is matched.
 *
 * @param name in kebab-case, unique
 * @param context the variables with their shapes; what it assumes besides follows wherever the left
 *     side has a value
 * @param requires side conditions, truth values, which must be known to hold
 * @param claim an order, an equation, or a property of a matrix
 * @param because the reason that it gives for a step
 * @param citations where it is found
 */
public record Inequality(
    String name,
    Context context,
    List<Expr> requires,
    Expr claim,
    String because,
    List<Citation> citations) {
  private static final String RESOURCE = "/rules/inequality.rules";

  /** Copies the lists. */
  public Inequality {
    requires = List.copyOf(requires);
    citations = List.copyOf(citations);
  }

  /**
   * The law that a text states.
   *
   * @throws IllegalStateException where it states neither an order nor an equation nor a property
   */
  public static Inequality of(RuleText text) {
    boolean fits =
        switch (text.claim().op()) {
          case Op.Compare(Relation relation) -> relation.isOrder() || relation == Relation.EQUAL;
          case Op.Has(Property _) -> text.claim().args().size() == 1;
          case Op _ -> false;
        };
    if (!fits) {
      throw new IllegalStateException("the law of `" + text.name() + "` orders nothing");
    }
    return new Inequality(
        text.name(),
        text.context(),
        text.requires(),
        text.claim(),
        text.because(),
        text.citations().stream().map(it -> new Citation(it.work(), it.place())).toList());
  }

  /** The laws that a text states, in order. */
  public static List<Inequality> all(Source source) {
    Parsed<List<RuleText>> parsed = Reader.rules(source);
    if (parsed.hasErrors()) {
      throw new IllegalStateException(source.name() + ": " + parsed.diagnostics());
    }
    return parsed.tree().stream().map(Inequality::of).toList();
  }

  /** The laws that come with the program, in order; read when they are first asked for. */
  public static List<Inequality> standard() {
    return Standard.LAWS;
  }

  /** Holds the laws that come with the program, once somebody asks for them. */
  private static final class Standard {
    private static final List<Inequality> LAWS = read();

    private static List<Inequality> read() {
      try (InputStream in = Inequality.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is missing");
        }
        return all(new Source(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What is matched. */
  public Expr left() {
    return claim.arg(0);
  }

  /** What is known where its claim is to hold: its variables, and its conditions assumed. */
  public Context setting() {
    Context setting = context;
    for (Expr condition : requires) {
      setting = setting.assuming(condition);
    }
    return setting;
  }
}
