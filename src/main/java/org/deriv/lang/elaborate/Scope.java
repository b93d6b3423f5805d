package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Renaming;

/**
 * What is known between two statements of a problem.
 *
 * @param context declarations and assumptions
 * @param poisoned names that are not to be reported again, because their declaration failed or they
 *     were reported
 * @param marks what else is known of a name
 * @param later the lines of declarations still to come
 */
record Scope(
    Context context, Set<String> poisoned, Map<String, Mark> marks, Map<String, Integer> later) {
  Scope {
    poisoned = Set.copyOf(poisoned);
    marks = Map.copyOf(marks);
    later = Map.copyOf(later);
  }

  /** What is known of a name besides its declaration. */
  enum Mark {
    /** Some term of the sequence was given, as by {@code given h[0] in R[n]}. */
    STARTED,
    /** The result of a goal: it does not hide a function of the language. */
    LABEL,
    /** A definition that depends on free indices: its bare name means the term at those. */
    OPEN,
    /** The label of a goal that has no value. */
    MUTE
  }

  /** Nothing is known, but what will be declared and in which lines. */
  static Scope start(Map<String, Integer> later) {
    return new Scope(Context.EMPTY, Set.of(), Map.of(), later);
  }

  /** The declaration of a name. */
  Optional<Declaration> find(String name) {
    return context.find(name);
  }

  /** Whether a name is marked so. */
  boolean is(Mark mark, String name) {
    return marks.get(name) == mark;
  }

  /** With a declaration; a generic name of an assumption gives way to it. */
  Scope declare(Declaration declaration) {
    String name = declaration.name();
    Context known = context;
    if (known.find(name).isEmpty()) {
      known = new Context(known.declarations(), freshened(name));
    }
    Set<String> sound = new LinkedHashSet<>(poisoned);
    sound.remove(name);
    Map<String, Mark> others = new LinkedHashMap<>(marks);
    others.remove(name);
    Map<String, Integer> rest = new LinkedHashMap<>(later);
    rest.remove(name);
    return new Scope(known.with(declaration), sound, others, rest);
  }

  /** Without what a part of a statement declared; the assumptions are those of before. */
  Scope without(String name, Scope earlier) {
    Map<String, Declaration> others = new LinkedHashMap<>(context.declarations());
    others.remove(name);
    Context known = new Context(others, earlier.context().assumptions());
    return new Scope(known, poisoned, marks, later);
  }

  /** With the assumptions of another scope. */
  Scope withAssumptionsOf(Scope other) {
    Context known = new Context(context.declarations(), other.context().assumptions());
    return new Scope(known, poisoned, marks, later);
  }

  /** With one more assumption. */
  Scope assume(Expr truth) {
    return context.assumptions().contains(truth)
        ? this
        : new Scope(context.assuming(truth), poisoned, marks, later);
  }

  /** With a name that is not to be reported. */
  Scope poison(String name) {
    Set<String> more = new LinkedHashSet<>(poisoned);
    more.add(name);
    return new Scope(context, more, marks, later);
  }

  /** With a mark on a name. */
  Scope mark(String name, Mark mark) {
    Map<String, Mark> more = new LinkedHashMap<>(marks);
    more.put(name, mark);
    return new Scope(context, poisoned, more, later);
  }

  private List<Expr> freshened(String name) {
    Names names = new Names();
    List<Expr> renamed = new ArrayList<>();
    for (Expr truth : context.assumptions()) {
      boolean mentioned = names.free(truth).contains(name);
      renamed.add(mentioned ? new Renaming(name, fresh(name, truth, names)).in(truth) : truth);
    }
    return renamed;
  }

  private String fresh(String name, Expr truth, Names names) {
    int number = 1;
    while (context.find(name + "_" + number).isPresent()
        || later.containsKey(name + "_" + number)
        || names.free(truth).contains(name + "_" + number)) {
      number++;
    }
    return name + "_" + number;
  }
}
