package org.deriv.render.tex;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.LatexCheck;

/** Running text as LaTeX source. */
final class TexInlines {
  private TexInlines() {}

  static String of(List<Inline> inlines) {
    return inlines.stream().map(TexInlines::of).collect(Collectors.joining());
  }

  private static String of(Inline inline) {
    return switch (inline) {
      case Inline.Text(String content) -> TexText.escape(content.replaceAll("\\s+", " "));
      case Inline.Emphasis(List<Inline> content) -> "\\emph{" + of(content) + "}";
      case Inline.Strong(List<Inline> content) -> "\\textbf{" + of(content) + "}";
      case Inline.Code(String content) -> "\\texttt{" + TexText.verbatim(content) + "}";
      case Inline.Maths(Formula formula) -> maths(formula);
      case Inline.Link(String target, List<Inline> content) -> link(target, of(content));
      case Inline.Reference(String number) ->
          "\\textup{\\eqref{" + Inline.Reference.anchor(anchor(number)) + "}}";
      case Inline.Hint(List<Inline> content, _) -> of(content);
      case Inline.LineBreak() -> "\\newline ";
    };
  }

  /** A formula in the line; one that is not allowed is shown as it was typed. */
  static String maths(Formula formula) {
    return LatexCheck.problem(formula.latex()).isEmpty()
        ? "$" + formula.latex() + "$"
        : "\\texttt{" + TexText.verbatim(formula.latex()) + "}";
  }

  private static String link(String target, String content) {
    if (target.startsWith("#")) {
      return "\\hyperlink{" + anchor(target.substring(1)) + "}{" + content + "}";
    }
    return "\\href{" + address(target) + "}{" + content + "}";
  }

  /** The name of a place to which links lead. */
  static String anchor(String name) {
    return name.replaceAll("[^A-Za-z0-9.-]", "-");
  }

  private static String address(String target) {
    StringBuilder source = new StringBuilder();
    for (byte unit : target.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xff);
      if (c == '%' || c == '#' || c == '&' || c == '_') {
        source.append('\\').append(c);
      } else if (c > ' ' && c < 0x7f && "\\{}^~$\"<>`|".indexOf(c) < 0) {
        source.append(c);
      } else {
        source.append("\\%").append(String.format("%02X", (int) c));
      }
    }
    return source.toString();
  }
}
