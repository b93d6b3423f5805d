package org.deriv.lang.latex;

import java.util.List;
import java.util.Set;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** What a superscript does to what it stands on. */
final class Raised {
  private static final Set<String> TRANSPOSES =
      Set.of("\\top", "T", "\\intercal", "\\mathsfT", "\\mathrmT", "\\transpose", "\\mathsf{T}");

  private Raised() {}

  /** Whether a superscript, as plain words, is no part of a name. */
  static boolean isOperation(String sup) {
    return TRANSPOSES.contains(sup) || sup.matches("-?[0-9].*|-.*|\\+|\\\\dagger|\\\\odot.*");
  }

  /** The base with a superscript. */
  static Expression of(Formula reader, Expression base, List<Token> sup, int end) {
    Setting setting = reader.setting();
    org.deriv.diagnostic.Span span = base.span().to(setting.spans().of(end, end));
    String plain = Glyph.plain(sup);
    boolean inverted = plain.startsWith("-") && TRANSPOSES.contains(plain.substring(1));
    if (inverted || (TRANSPOSES.contains(plain) && isTranspose(setting, base, plain))) {
      Expression of =
          inverted
              ? new Expression.Power(base, reader.number(-1, sup.getFirst().start(), end), span)
              : base;
      return new Expression.Transpose(of, span);
    }
    if (plain.equals("+") || plain.equals("\\dagger")) {
      return reader.call("pinv", List.of(base), span);
    }
    if (!sup.isEmpty() && sup.getFirst().is("\\odot") && sup.size() > 1) {
      Expression exponent = reader.inside(sup.subList(1, sup.size()), end).whole();
      return new Expression.ElementwisePower(base, exponent, span);
    }
    if (sup.isEmpty()) {
      throw new Unread("an exponent is missing here", "", end, end);
    }
    return new Expression.Power(base, reader.inside(sup, end).whole(), span);
  }

  /** {@code T} transposes, unless it is the author's name and stands on a number. */
  private static boolean isTranspose(Setting setting, Expression base, String plain) {
    return !plain.equals("T")
        || !setting.knows("T")
        || setting.shape(base).map(shape -> !shape.isScalar()).orElse(false);
  }

  static Argument value(Expression node) {
    return new Argument.Value(node, node.span());
  }
}
