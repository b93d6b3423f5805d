package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands below and above a letter.
 *
 * @param items the subscript, cut at its commas
 * @param sup the superscript
 * @param primes how many primes follow
 */
record Scripts(List<List<Token>> items, List<Token> sup, int primes) {
  /** No scripts. */
  static final Scripts NONE = new Scripts(List.of(), List.of(), 0);

  Scripts {
    items = items.stream().map(List::copyOf).toList();
    sup = List.copyOf(sup);
  }

  /** The scripts that follow: at most one above and one below, and primes. */
  static Scripts read(Cursor cursor) {
    List<List<Token>> items = new ArrayList<>();
    List<Token> sup = new ArrayList<>();
    int primes = 0;
    while (true) {
      if (cursor.sees("_") && items.isEmpty()) {
        cursor.take();
        items.addAll(cut(cursor.argument()));
      } else if (cursor.sees("^") && sup.isEmpty()) {
        cursor.take();
        List<Token> raised = cursor.argument();
        if (isPrimes(raised)) {
          primes += raised.size();
        } else {
          sup.addAll(raised);
        }
      } else if (cursor.sees("'") && sup.isEmpty()) {
        cursor.take();
        primes++;
      } else {
        return new Scripts(items, sup, primes);
      }
    }
  }

  private static boolean isPrimes(List<Token> raised) {
    return !raised.isEmpty() && raised.stream().allMatch(token -> token.is("\\prime"));
  }

  /** Cut at the commas that are in no brackets. */
  static List<List<Token>> cut(List<Token> tokens) {
    List<List<Token>> items = new ArrayList<>();
    List<Token> item = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens) {
      String text = token.text();
      boolean opens = text.equals("(") || text.equals("[") || text.equals("{");
      boolean closes = text.equals(")") || text.equals("]") || text.equals("}");
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        items.add(item);
        item = new ArrayList<>();
      } else {
        item.add(token);
      }
    }
    if (!item.isEmpty()) {
      items.add(item);
    }
    return items;
  }

  boolean isEmpty() {
    return items.isEmpty() && sup.isEmpty() && primes == 0;
  }
}
