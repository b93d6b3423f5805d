package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/**
 * Reads letters and words: names with their indices, calls, and the constants that have letters.
 */
final class Words {
  private final Formula formula;
  private final Setting setting;
  private final Cursor cursor;

  Words(Formula formula) {
    this.formula = formula;
    this.setting = formula.setting();
    this.cursor = formula.cursor();
  }

  /** Letters without a backslash: one name as a whole, a function's name, or the first letter. */
  Expression read() {
    Token letters = cursor.peek();
    String word = letters.text();
    boolean whole = word.length() > 1 && (setting.knows(word) || isCalled(word));
    Glyph glyph;
    if (whole) {
      cursor.take();
      Glyph.Style style = setting.knows(word) ? Glyph.Style.PLAIN : Glyph.Style.UPRIGHT;
      glyph = new Glyph(word, "", style, letters.start(), letters.end());
    } else {
      glyph = Glyph.next(cursor).orElseThrow(formula::unexpected);
    }
    return named(glyph);
  }

  private boolean isCalled(String word) {
    String next = cursor.peek(1).text();
    return Signs.isFunction(word) && (next.equals("(") || next.equals("[") || next.equals("_"));
  }

  /** A letter or word that is a command. */
  Optional<Expression> command() {
    Token first = cursor.peek();
    if (first.text().equals("\\Pr")) {
      cursor.take();
      return Optional.of(
          named(new Glyph("Pr", "", Glyph.Style.UPRIGHT, first.start(), first.end())));
    }
    String name = first.text().substring(1);
    if (Signs.isFunction(name) && !Signs.isLetter(first.text())) {
      cursor.take();
      return Optional.of(
          named(new Glyph(name, "", Glyph.Style.UPRIGHT, first.start(), first.end())));
    }
    return Glyph.next(cursor).map(this::named);
  }

  private Expression named(Glyph glyph) {
    Scripts scripts = Scripts.read(cursor);
    Optional<NameTable.Found> found = setting.names().find(glyph, scripts, setting.bound());
    if (found.isPresent() && found.get().subs() == 0 && glyph.base().equals("lambda")) {
      Span span = setting.spans().of(glyph.start(), cursor.previousEnd());
      Optional<Expression> eigenvalue = new Constants(formula).eigenvalue(scripts, span);
      if (eigenvalue.isPresent()) {
        return eigenvalue.get();
      }
    }
    if (found.isPresent()) {
      return known(glyph, scripts, found.get());
    }
    Optional<Expression> constant = new Constants(formula).read(glyph, scripts);
    if (constant.isPresent()) {
      return constant.get();
    }
    boolean upright = glyph.style() == Glyph.Style.UPRIGHT;
    boolean board = glyph.style() == Glyph.Style.BLACKBOARD;
    boolean moment = glyph.base().matches("[EP]") && (cursor.sees("[") || cursor.sees("("));
    if ((upright && Signs.isFunction(glyph.base())) || board || moment) {
      return new Functions(formula).builtin(Signs.function(glyph.base()), glyph, scripts);
    }
    if (glyph.base().equals("sigma") && (cursor.sees("(") || scripts.primes() > 0)) {
      return new Functions(formula).builtin("sigmoid", glyph, scripts);
    }
    return undeclared(glyph, scripts);
  }

  /** A name that nothing declares: it is said to be so where names are looked up. */
  private Expression undeclared(Glyph glyph, Scripts scripts) {
    Span span = setting.spans().of(glyph.start(), glyph.end());
    String name = glyph.base() + glyph.accent();
    List<Argument> indices =
        new Indices(formula)
            .all(scripts.items(), Indices.most(scripts.items()), cursor.previousEnd());
    Expression of = new Expression.Name(name, span);
    boolean label =
        scripts.items().size() == 1 && Glyph.plain(scripts.items().getFirst()).matches("[a-z]{2,}");
    if (label) {
      of = new Expression.Name(name + "_" + Glyph.plain(scripts.items().getFirst()), span);
    } else if (!indices.isEmpty()) {
      of = new Expression.Index(of, List.of(), indices, List.of(), span);
    }
    return raised(of, scripts);
  }

  private Expression raised(Expression of, Scripts scripts) {
    return scripts.sup().isEmpty()
        ? new Atoms(formula).scripted(of)
        : new Atoms(formula).scripted(Raised.of(formula, of, scripts.sup(), cursor.previousEnd()));
  }

  private Expression known(Glyph glyph, Scripts scripts, NameTable.Found found) {
    Span span = setting.spans().of(glyph.start(), cursor.previousEnd());
    List<List<Token>> items = scripts.items().subList(found.subs(), scripts.items().size());
    Scripts rest =
        new Scripts(items, found.superscribed() ? List.of() : scripts.sup(), scripts.primes());
    Optional<NameTable.Kind> kind =
        setting.bound().contains(found.name())
            ? Optional.empty()
            : setting.names().kind(found.name());
    if (kind.map(NameTable.Kind::isFunction).orElse(false)) {
      return new Functions(formula).declared(found.name(), glyph, rest);
    }
    Expression name = new Expression.Name(found.name(), span);
    Expression of = kind.map(what -> indexed(name, what, rest, span)).orElse(name);
    if (kind.isEmpty() && !items.isEmpty()) {
      throw new Unread("an index has no index", "", glyph.start(), cursor.previousEnd());
    }
    boolean time = takesTime(kind, rest);
    for (int i = 0; i < rest.primes(); i++) {
      of = new Expression.Transpose(of, span);
    }
    if (cursor.sees("(") && isSpelledOut(found.name())) {
      new Atoms(formula).arguments(")");
    }
    return raised(of, time ? Scripts.NONE : rest);
  }

  /** {@code h^{(t)}}: the superscript in parentheses is the index of a sequence. */
  private static boolean takesTime(Optional<NameTable.Kind> kind, Scripts scripts) {
    List<Token> sup = scripts.sup();
    return kind.map(NameTable.Kind::indices).orElse(0) > 0
        && sup.size() > 2
        && sup.getFirst().is("(")
        && sup.getLast().is(")");
  }

  private Expression indexed(Expression name, NameTable.Kind kind, Scripts scripts, Span span) {
    List<Argument> arguments = new ArrayList<>();
    if (takesTime(Optional.of(kind), scripts)) {
      List<Token> sup = scripts.sup();
      Formula time = formula.inside(sup.subList(1, sup.size() - 1), cursor.previousEnd());
      arguments.add(Raised.value(time.whole()));
    }
    int left = kind.indices() - arguments.size();
    int most = Indices.most(scripts.items());
    int rank = kind.shape().rank();
    int wanted = most >= left + rank && rank > 0 ? left + rank : left > 0 ? left : rank;
    arguments.addAll(new Indices(formula).all(scripts.items(), wanted, cursor.previousEnd()));
    if (arguments.isEmpty()) {
      return name;
    }
    int terms = Math.min(kind.indices(), arguments.size());
    Expression of = name;
    if (terms > 0) {
      of = index(of, arguments.subList(0, terms), span);
    }
    return terms < arguments.size()
        ? index(of, arguments.subList(terms, arguments.size()), span)
        : of;
  }

  private static Expression index(Expression of, List<Argument> arguments, Span span) {
    return new Expression.Index(of, List.of(), arguments, List.of(), span);
  }

  /** Whether {@code L(w)} is the declared L, which is defined in terms of w. */
  private boolean isSpelledOut(String name) {
    int place = cursor.place();
    List<String> arguments = new ArrayList<>();
    cursor.take();
    boolean plain = true;
    while (plain && !cursor.sees(")")) {
      Optional<Glyph> glyph = Glyph.next(cursor);
      Scripts scripts = glyph.isPresent() ? Scripts.read(cursor) : Scripts.NONE;
      Optional<NameTable.Found> found =
          glyph.flatMap(of -> setting.names().find(of, scripts, setting.bound()));
      found.ifPresent(it -> arguments.add(it.name()));
      plain = found.isPresent() && (cursor.skip(",") || cursor.sees(")"));
    }
    cursor.back(place);
    return plain && !arguments.isEmpty() && setting.names().dependsOn(name, arguments);
  }
}
