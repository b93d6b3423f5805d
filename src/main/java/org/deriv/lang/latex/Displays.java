package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;

/** Finds the displayed formulas of a LaTeX document that may be chains. */
public final class Displays {
  private static final int MOST = 500;
  private static final String NAMES =
      "align|alignat|gather|equation|multline|eqnarray|flalign|displaymath";
  private static final Pattern OPEN =
      Pattern.compile("%[^\\n]*|\\\\%|\\\\begin\\{(" + NAMES + ")(\\*?)\\}|\\$\\$|\\\\\\[");
  private static final Pattern JOINT =
      Pattern.compile("=|<|>|\\\\(le|ge|leq|geq|neq|to|implies|iff)(?![a-zA-Z])");

  private Displays() {}

  /** A displayed formula and where it stands. */
  public record Display(String latex, Span span) {}

  /** The displays of a document in order; a document without any is one itself. */
  public static List<Display> of(Source document) {
    String text = document.text();
    List<Display> displays = new ArrayList<>();
    Matcher open = OPEN.matcher(text);
    int at = 0;
    boolean any = false;
    while (displays.size() < MOST && open.find(at)) {
      String close = close(open);
      at = open.end();
      if (close.isEmpty()) {
        continue;
      }
      any = true;
      int end = text.indexOf(close, at);
      int from = at;
      at = end < 0 ? text.length() : end + close.length();
      int to = end < 0 ? text.length() : end;
      // A display that states no relation claims nothing.
      if (JOINT.matcher(text.substring(from, to)).find()) {
        displays.add(new Display(text.substring(from, to), document.span(from, to)));
      }
    }
    return any || text.isBlank()
        ? displays
        : List.of(new Display(text, document.span(0, text.length())));
  }

  private static String close(Matcher open) {
    return switch (open.group()) {
      case "$$" -> "$$";
      case "\\[" -> "\\]";
      default -> open.group(1) == null ? "" : "\\end{" + open.group(1) + open.group(2) + "}";
    };
  }
}
