package org.deriv.lang.latex;

import java.util.Map;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Context;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.Expression;

/** Reads a hand derivation in LaTeX against what a problem declares. */
public final class LatexReader {
  /** The name of what could not be read; it is to be reported no further. */
  public static final String BROKEN = Chain.BROKEN;

  private final NameTable names;
  private final Setting.Shapes shapes;

  /**
   * A reader for the names of a context.
   *
   * @param notation how names are typeset, as LaTeX
   * @param shapes the shapes of expressions, where that is known
   */
  public LatexReader(Context context, Map<String, String> notation, Setting.Shapes shapes) {
    this.names = new NameTable(context, notation);
    this.shapes = shapes;
  }

  /** The check that a node holds in LaTeX, as one of this language. */
  public CheckTree check(CheckTree.Latex node, Diagnostics diagnostics) {
    Setting setting = new Setting(names, places(node), shapes);
    String latex = node.body();
    try {
      Cursor cursor = new Cursor(Lexer.tokens(latex, 0, latex.length()), latex.length());
      return new Chain(setting, cursor, diagnostics).tree(node);
    } catch (Unread unread) {
      Span span = setting.spans().of(unread.start(), unread.end());
      diagnostics.add(Diagnostic.error("latex", unread.message(), span).withHelp(unread.help()));
      return new Chain(setting, new Cursor(java.util.List.of(), 0), new Diagnostics()).tree(node);
    }
  }

  /** One formula. */
  public Expression formula(String latex) {
    Source source = new Source("latex", latex);
    Setting setting = new Setting(names, source::span, shapes);
    try {
      Cursor cursor = new Cursor(Lexer.tokens(latex, 0, latex.length()), latex.length());
      return new Formula(setting, cursor).whole();
    } catch (Unread unread) {
      throw new IllegalArgumentException(
          unread.message() + " at " + unread.start() + " of " + latex, unread);
    }
  }

  /** Offsets in the body as places in the file. */
  private static Setting.Spans places(CheckTree.Latex node) {
    Source body = new Source("latex", node.body());
    Span whole = node.bodySpan();
    int quotes = Math.max(0, (whole.end() - whole.start() - node.body().length()) / 2);
    return (start, end) -> {
      Span in = body.span(start, end);
      int shift = whole.column() - 1 + quotes;
      return new Span(
          whole.start() + quotes + start,
          whole.start() + quotes + end,
          whole.line() + in.line() - 1,
          in.column() + (in.line() == 1 ? shift : 0),
          whole.line() + in.endLine() - 1,
          in.endColumn() + (in.endLine() == 1 ? shift : 0));
    };
  }
}
