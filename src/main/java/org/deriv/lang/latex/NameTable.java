package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Names;
import org.deriv.expr.Shape;

/** Which declared name a letter with its scripts stands for. */
final class NameTable {
  private final Context context;
  private final Map<String, Typeset> notation = new LinkedHashMap<>();

  /** How a {@code notation} statement typesets a name. */
  private record Typeset(String base, String accent, List<String> subs, String sup) {}

  /**
   * A name, and how much of the scripts is part of it.
   *
   * @param subs how many of the subscripts belong to the name
   * @param superscribed whether the superscript does
   */
  record Found(String name, int subs, boolean superscribed) {}

  /**
   * What a name takes.
   *
   * @param indices the number of indices of a sequence, 0 for one value
   * @param ranges for a sequence, the ranges of its indices
   */
  record Kind(int indices, Shape shape, List<IndexRange> ranges, Optional<Integer> arguments) {
    /** Whether it is a function. */
    boolean isFunction() {
      return arguments.isPresent();
    }
  }

  NameTable(Context context, Map<String, String> latex) {
    this.context = context;
    latex.forEach((name, source) -> typeset(source).ifPresent(form -> notation.put(name, form)));
  }

  private static Optional<Typeset> typeset(String latex) {
    try {
      Cursor cursor = new Cursor(Lexer.tokens(latex, 0, latex.length()), latex.length());
      Optional<Glyph> glyph = Glyph.next(cursor);
      Scripts scripts = Scripts.read(cursor);
      return cursor.atEnd() && scripts.primes() == 0
          ? glyph.map(of ->
              new Typeset(
                  of.base(),
                  of.accent(),
                  scripts.items().stream().map(Glyph::plain).toList(),
                  Glyph.plain(scripts.sup())))
          : Optional.empty();
    } catch (Unread _) {
      return Optional.empty();
    }
  }

  /** Whether a name is declared. */
  boolean has(String name) {
    return context.find(name).isPresent();
  }

  /** What a declared name takes. */
  Optional<Kind> kind(String name) {
    return context.find(name).map(NameTable::kind);
  }

  /** Whether a defined name is defined in terms of all of some names. */
  boolean dependsOn(String name, List<String> others) {
    Set<String> mentioned = new LinkedHashSet<>();
    mentioned(name, mentioned);
    return mentioned.containsAll(others);
  }

  private void mentioned(String name, Set<String> found) {
    if (context.find(name).orElse(null) instanceof Declaration.Let let) {
      for (String inside : new Names().free(let.body())) {
        if (found.add(inside)) {
          mentioned(inside, found);
        }
      }
    }
  }

  private static Kind kind(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Dimension _ -> new Kind(0, Shape.SCALAR, List.of(), Optional.empty());
      case Declaration.Given given ->
          new Kind(given.indices().size(), given.shape(), given.ranges(), Optional.empty());
      case Declaration.Random random ->
          new Kind(random.indices().size(), random.shape(), random.ranges(), Optional.empty());
      case Declaration.Let let ->
          new Kind(let.indices().size(), let.body().shape(), List.of(), Optional.empty());
      case Declaration.Recurrence recurrence ->
          new Kind(1, recurrence.shape(), List.of(recurrence.time()), Optional.empty());
      case Declaration.Result result -> new Kind(0, result.shape(), List.of(), Optional.empty());
      case Declaration.Unknown(var function) ->
          new Kind(0, function.codomain(), List.of(), Optional.of(function.domain().size()));
    };
  }

  /** The name that a letter with scripts stands for; {@code bound} are names of indices. */
  Optional<Found> find(Glyph glyph, Scripts scripts, Set<String> bound) {
    List<String> subs = scripts.items().stream().map(Glyph::plain).toList();
    String sup = Glyph.plain(scripts.sup());
    Optional<Found> said = said(glyph, subs, sup);
    if (said.isPresent()) {
      return said;
    }
    for (int taken = subs.size(); taken >= 0; taken--) {
      List<String> parts = subs.subList(0, taken);
      if (!sup.isEmpty() && !Raised.isOperation(sup)) {
        for (String name : names(glyph, parts, sup)) {
          if (has(name)) {
            return Optional.of(new Found(name, taken, true));
          }
        }
      }
      for (String name : names(glyph, parts, "")) {
        boolean entry = !name.contains("_") && !parts.isEmpty() && isEntry(glyph, parts);
        if (!entry && has(name) || bound.contains(name)) {
          return Optional.of(new Found(name, taken, false));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a letter with an index means an entry of what it names, or a term of it. */
  private boolean isEntry(Glyph glyph, List<String> subs) {
    boolean letters = subs.getFirst().matches("[a-z]+");
    return letters
        && glyph.accent().isEmpty()
        && kind(glyph.base())
            .filter(kind -> kind.indices() > 0 || kind.shape().rank() > 0)
            .isPresent();
  }

  private Optional<Found> said(Glyph glyph, List<String> subs, String sup) {
    Optional<Found> best = Optional.empty();
    for (Map.Entry<String, Typeset> entry : notation.entrySet()) {
      Typeset form = entry.getValue();
      boolean starts =
          form.base().equals(glyph.base())
              && form.accent().equals(glyph.accent())
              && (form.sup().isEmpty() || form.sup().equals(sup))
              && form.subs().size() <= subs.size()
              && form.subs().equals(subs.subList(0, form.subs().size()));
      int size = form.subs().size() + (form.sup().isEmpty() ? 0 : 1);
      boolean better =
          best.map(found -> size > found.subs() + (found.superscribed() ? 1 : 0)).orElse(true);
      if (starts && better) {
        best = Optional.of(new Found(entry.getKey(), form.subs().size(), !form.sup().isEmpty()));
      }
    }
    return best;
  }

  /** The spellings of a name that is typeset so, as the default typesetting does it. */
  private static Set<String> names(Glyph glyph, List<String> subs, String sup) {
    String base = glyph.base();
    String accent = glyph.accent();
    Set<String> stems = new LinkedHashSet<>();
    Set<String> tails = new LinkedHashSet<>();
    String joined = subs.isEmpty() ? "" : "_" + String.join("_", subs);
    tails.add(joined);
    if (!subs.isEmpty()) {
      List<String> rest = subs.subList(1, subs.size());
      tails.add(subs.getFirst() + (rest.isEmpty() ? "" : "_" + String.join("_", rest)));
    }
    stems.add(base);
    List<String> ends = new ArrayList<>();
    if (sup.isEmpty()) {
      ends.add("");
    } else {
      String label = sup.replaceAll("[()]", "");
      ends.addAll(List.of("_" + label, label));
      if (label.equals("star")) {
        ends.add("_opt");
      }
    }
    Set<String> names = new LinkedHashSet<>();
    for (String stem : stems) {
      for (String tail : tails) {
        for (String end : ends) {
          if (accent.isEmpty()) {
            names.add(stem + tail + end);
          } else {
            names.add(stem + accent + tail + end);
            names.add(stem + "_" + accent + tail + end);
            names.add(stem + tail + "_" + accent + end);
            names.add(stem + tail + accent + end);
          }
        }
      }
    }
    return names;
  }
}
