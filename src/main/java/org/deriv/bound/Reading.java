package org.deriv.bound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.normal.Form;
import org.deriv.normal.Forms;

/**
 * Reads scalars as forms. An atom that has no form, or every atom where that is asked for, is one
 * factor of which nothing is known but what laws say.
 */
final class Reading {
  private static final int NAMES = 24;
  private static final int ROUNDS = 4;

  /** What becomes of atoms. */
  enum Mode {
    /** They are read by their definitions as far as possible. */
    OPEN,
    /** Each is one factor. */
    CLOSED
  }

  private final Mode mode;
  private final Forms forms;
  private final List<Expr> names = new ArrayList<>();
  private final Map<Expr, Expr> replaced = new HashMap<>();
  private final Map<Expr, Boolean> readable = new HashMap<>();
  private final Map<Expr, Optional<Form>> memo = new HashMap<>();
  private final Map<Expr, Expr> defined = new HashMap<>();

  private Reading(Mode mode, Forms forms) {
    this.mode = mode;
    this.forms = forms;
  }

  static Optional<Reading> of(Context context, Mode mode) {
    Context more = context;
    List<Expr> names = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      String name = "atom " + i;
      more = more.with(Setting.scalar(name, Declaration.Domain.REAL));
      names.add(Make.scalar(name));
    }
    return Forms.of(more)
        .map(forms -> {
          Reading reading = new Reading(mode, forms);
          reading.names.addAll(names);
          return reading;
        });
  }

  Forms forms() {
    return forms;
  }

  /** From here on what is equal to something simpler is read as that. */
  void define(Map<Expr, Expr> simpler) {
    if (!defined.keySet().containsAll(simpler.keySet())) {
      simpler.forEach(defined::putIfAbsent);
      memo.clear();
    }
  }

  /** With what is defined put in, until nothing is left to be replaced. */
  private Expr simplified(Expr scalar) {
    Expr result = scalar;
    for (int round = 0; round < ROUNDS && !defined.isEmpty(); round++) {
      Expr next = new Outside(defined).in(result);
      if (next.equals(result)) {
        break;
      }
      result = next;
    }
    return result;
  }

  Optional<Form> of(Expr scalar) {
    Optional<Form> known = memo.get(scalar);
    if (known == null) {
      known = read(simplified(scalar));
      memo.put(scalar, known);
    }
    return known;
  }

  private Optional<Form> read(Expr scalar) {
    if (mode == Mode.OPEN) {
      Optional<Form> direct = forms.of(scalar);
      if (direct.isPresent()) {
        return direct;
      }
    }
    Map<Expr, Expr> replacements = new HashMap<>();
    for (Expr atom : Atoms.of(List.of(scalar))) {
      if (mode == Mode.CLOSED ? closes(atom) : !isReadable(atom)) {
        Optional<Expr> name = name(atom);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        replacements.put(atom, name.get());
      }
    }
    return replacements.isEmpty()
        ? forms.of(scalar)
        : forms.of(new Outside(replacements).in(scalar));
  }

  /** Powers and roots stay open, so that arithmetic sees through them. */
  private static boolean closes(Expr atom) {
    return !atom.is(org.deriv.expr.Operator.POWER)
        && !atom.is(org.deriv.expr.Operator.ENTRY)
        && !(atom.op() instanceof org.deriv.expr.Op.Term);
  }

  private boolean isReadable(Expr atom) {
    return readable.computeIfAbsent(atom, it -> forms.of(it).isPresent());
  }

  private Optional<Expr> name(Expr atom) {
    Expr known = replaced.get(atom);
    if (known == null && replaced.size() < names.size()) {
      known = names.get(replaced.size());
      replaced.put(atom, known);
    }
    return Optional.ofNullable(known);
  }
}
