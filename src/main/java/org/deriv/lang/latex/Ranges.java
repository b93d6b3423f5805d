package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;

/** What stands under and over a sum: the indices, their ranges and the conditions on them. */
final class Ranges {
  private final Formula formula;
  private final Token sign;
  private final Optional<Expression> last;
  private final Map<String, Range> found = new LinkedHashMap<>();
  private final List<Proposition> conditions = new ArrayList<>();
  private final int end;

  /** From where to where an index runs, as far as it is said. */
  private record Range(Optional<Expression> first, Optional<Expression> last, Span span) {}

  Ranges(Formula formula, Token sign, Scripts scripts) {
    this.formula = formula;
    this.sign = sign;
    this.end = formula.cursor().previousEnd();
    this.last =
        scripts.sup().isEmpty()
            ? Optional.empty()
            : Optional.of(formula.inside(scripts.sup(), end).whole());
    for (List<Token> item : rows(scripts.items())) {
      part(item);
    }
    if (found.isEmpty()) {
      throw Unread.at(sign, "it is not said which index runs here", "write `_{i=1}`");
    }
  }

  /** The parts of a subscript; those in {@code \substack} are parts of their own. */
  private static List<List<Token>> rows(List<List<Token>> items) {
    List<List<Token>> rows = new ArrayList<>();
    for (List<Token> item : items) {
      List<Token> row = new ArrayList<>();
      boolean stack = !item.isEmpty() && item.getFirst().is("\\substack");
      List<Token> tokens = stack ? item.subList(2, item.size() - 1) : item;
      for (Token token : tokens) {
        if (token.is("\\\\")) {
          rows.add(row);
          row = new ArrayList<>();
        } else {
          row.add(token);
        }
      }
      rows.add(row);
    }
    rows.removeIf(List::isEmpty);
    return rows;
  }

  List<String> indices() {
    return List.copyOf(found.keySet());
  }

  List<Proposition> conditions() {
    return conditions;
  }

  private void part(List<Token> item) {
    Formula reader = formula;
    for (String index : found.keySet()) {
      reader = reader.binding(index);
    }
    Optional<Integer> in = position(item, "\\in");
    if (in.isPresent()) {
      member(item, in.get());
      return;
    }
    List<Integer> signs = relations(item);
    if (signs.isEmpty()) {
      index(item)
          .ifPresentOrElse(
              name -> put(name, Optional.empty(), Optional.empty(), item), () -> letters(item));
      return;
    }
    if (signs.size() == 2) {
      between(reader, item, signs);
      return;
    }
    Optional<String> name = index(item.subList(0, signs.getFirst()));
    boolean fresh = name.isPresent() && !known(name.get());
    RelationSign relation = Propositions.relation(item.get(signs.getFirst())).orElseThrow();
    if (fresh && relation == RelationSign.EQUAL) {
      Expression first =
          reader.inside(item.subList(signs.getFirst() + 1, item.size()), end).whole();
      put(name.get(), Optional.of(first), last, item);
      return;
    }
    if (fresh) {
      put(name.get(), Optional.empty(), last, item);
      reader = reader.binding(name.get());
    }
    conditions.add(new Propositions(reader.inside(item, end)).proposition());
  }

  private boolean known(String name) {
    return found.containsKey(name) || formula.setting().bound().contains(name);
  }

  /** {@code ij}: two indices side by side. */
  private void letters(List<Token> item) {
    for (Token token : item) {
      if (token.kind() != Token.Kind.LETTERS) {
        throw Unread.at(token, "an index is wanted here", "write `_{i=1}`");
      }
      for (int i = 0; i < token.text().length(); i++) {
        put(token.text().substring(i, i + 1), Optional.empty(), Optional.empty(), item);
      }
    }
  }

  /** {@code 1 \leq i \leq n}. */
  private void between(Formula reader, List<Token> item, List<Integer> signs) {
    List<Token> middle = item.subList(signs.get(0) + 1, signs.get(1));
    String name =
        index(middle).orElseThrow(() -> Unread.at(item.getFirst(), "an index is wanted here", ""));
    Expression low = reader.inside(item.subList(0, signs.get(0)), end).whole();
    Expression high = reader.inside(item.subList(signs.get(1) + 1, item.size()), end).whole();
    boolean closed = isAtMost(item.get(signs.get(0))) && isAtMost(item.get(signs.get(1)));
    if (!closed) {
      throw Unread.at(item.getFirst(), "this range cannot be read", "write `1 \\leq i \\leq n`");
    }
    put(name, Optional.of(low), Optional.of(high), item);
  }

  private static boolean isAtMost(Token token) {
    return Propositions.relation(token).filter(it -> it == RelationSign.LESS_OR_EQUAL).isPresent();
  }

  /** {@code i \in \{1, \ldots, n\}}; what is in braces was cut at its commas. */
  private void member(List<Token> item, int in) {
    throw Unread.at(
        item.get(in), "this range cannot be read", "write `_{i=1}^{n}` instead of a set");
  }

  private static Optional<Integer> position(List<Token> item, String text) {
    for (int i = 0; i < item.size(); i++) {
      if (item.get(i).is(text)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static List<Integer> relations(List<Token> item) {
    List<Integer> signs = new ArrayList<>();
    for (int i = 0; i < item.size(); i++) {
      if (Propositions.relation(item.get(i)).isPresent()) {
        signs.add(i);
      }
    }
    return signs;
  }

  /** The name that tokens are, where they are one letter. */
  private Optional<String> index(List<Token> item) {
    Cursor cursor = new Cursor(item, end);
    Optional<Glyph> glyph = Glyph.next(cursor);
    return glyph.filter(_ -> cursor.atEnd()).map(of -> of.base() + of.accent());
  }

  private void put(
      String name, Optional<Expression> from, Optional<Expression> to, List<Token> item) {
    Span span = formula.setting().spans().of(item.getFirst().start(), item.getLast().end());
    found.put(name, new Range(from, to, span));
  }

  private Unread endless(String name) {
    return formula.setting().names().has(name)
        ? Unread.at(
            sign,
            "`" + name + "` is no index, and a maximum or minimum runs over indices here",
            "state it as a goal: `minimize … over " + name + "`")
        : Unread.at(
            sign,
            "it is not said from where to where `" + name + "` runs",
            "write `_{" + name + "=1}^{n}`");
  }

  /** The indices with their ranges; what is not said is seen from where they stand in the body. */
  List<IndexClause> clauses(Expression body) {
    boolean said = found.values().stream().anyMatch(range -> range.first().isPresent());
    Optional<Expression> first =
        found.values().stream().flatMap(range -> range.first().stream()).findFirst();
    List<IndexClause> clauses = new ArrayList<>();
    found.forEach((name, range) -> {
      boolean shared = said && range.first().isEmpty() && last.isPresent();
      Optional<Expression> from = shared ? first : range.first();
      Optional<Expression> to = range.last().or(() -> shared ? last : Optional.empty());
      if (from.isEmpty() || to.isEmpty()) {
        Use.Extent extent =
            new Use(formula.setting(), name).of(body).orElseThrow(() -> endless(name));
        from = Optional.of(from.orElseGet(() -> extent.first(range.span())));
        to = Optional.of(to.orElseGet(() -> extent.last(range.span())));
      }
      clauses.add(Folds.clause(name, from.get(), to.get(), range.span()));
    });
    return clauses;
  }
}
