package org.deriv.render.tex;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Block.Derivation;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Inline;
import org.deriv.document.LatexCheck;
import org.deriv.document.Line;
import org.deriv.document.Note;
import org.deriv.render.maths.FormulaBreaker;

/**
 * Derivations as a {@code flalign*}: both sides at the left, reason and verdict at the right edge.
 *
 * <p>Reason and verdict have no width of their own ({@code \mathllap}), so that a long reason on
 * one line does not move the others; a line that has no room for its reason has it beneath.
 */
final class TexDerivation {
  private static final double SIZE = 10.95;
  private static final double INDENT = 16;
  private static final double SLACK = 3;
  private static final double VERDICT = 30;
  // How wide a character of a reason is on average: italic at nine tenths of the size.
  private static final double CHARACTER = 4.6;

  private final FormulaBreaker breaker;
  private final TexNotes notes;
  private final double width;

  /** Notes are blocks, which the printer of blocks knows to print. */
  interface TexNotes {
    String note(Note note);
  }

  TexDerivation(FormulaBreaker breaker, TexNotes notes, double width) {
    this.breaker = breaker;
    this.notes = notes;
    this.width = width;
  }

  String of(Derivation derivation) {
    List<Line> lines = derivation.lines();
    double left = 0;
    for (Line line : lines) {
      double side = line.left().map(formula -> leftWidth(line, formula)).orElse(0.0);
      left = side <= 0.4 * width ? Math.max(left, side) : left;
    }
    List<String> rows = new ArrayList<>();
    StringBuilder source = new StringBuilder("\\begin{flalign*}\n");
    for (int i = 0; i < lines.size(); i++) {
      rows.addAll(rows(lines.get(i), left));
      boolean interrupted = !lines.get(i).notes().isEmpty();
      if (interrupted || i == lines.size() - 1) {
        source.append(String.join(" \\\\\n", rows));
        rows.clear();
        source.append(interrupted ? interruption(lines.get(i), i == lines.size() - 1) : "\n");
      }
    }
    return source.append("\\end{flalign*}\n").toString();
  }

  private String interruption(Line line, boolean last) {
    StringBuilder text = new StringBuilder();
    line.notes().forEach(note -> text.append(notes.note(note)));
    // An \intertext needs a row after it.
    return " \\\\\n\\intertext{" + text + "}\n" + (last ? "&\n" : "");
  }

  private double leftWidth(Line line, Formula formula) {
    double lead = line.lead().map(sign -> 40.0).orElse(0.0);
    return lead + breaker.width(formula.latex(), SIZE);
  }

  private List<String> rows(Line line, double left) {
    List<String> rows = new ArrayList<>();
    String lead = line.lead().map(sign -> sign.latex() + "\\quad ").orElse("");
    boolean wide = line.left().isPresent() && leftWidth(line, line.left().get()) > left + 0.01;
    if (wide) {
      rows.addAll(wideLeft(lead, line.left().get()));
      lead = "";
    }
    String side = wide ? "" : line.left().map(TexDerivation::checked).orElse("");
    double sign =
        line.relation().map(r -> breaker.width("{}" + r.latex() + "{}", SIZE)).orElse(0.0);
    double room = width - left - sign - VERDICT;
    double last = 0;
    for (FormulaBreaker.Part part : breaker.lines(line.right(), SIZE, room, INDENT)) {
      boolean first = part.before() == Break.START;
      String relation = first ? line.relation().map(r -> r.latex() + " ").orElse("") : "";
      boolean indented = !first && part.before() != Break.RELATION;
      String latex =
          LatexCheck.problem(part.latex()).isEmpty()
              ? fitted(part.latex(), first ? room : room - INDENT)
              : verbatim(part.latex());
      rows.add(
          (first ? lead + side + " " : "") + "&" + relation + (indented ? "\\quad " : "") + latex);
      last = left + sign + (first ? 0 : INDENT) + breaker.width(part.latex(), SIZE);
    }
    return withRight(line, rows, last);
  }

  // What cannot be broken is made smaller, as on the page of a PDF file.
  private String fitted(String latex, double room) {
    return breaker.width(latex, SIZE) <= room + SLACK
        ? latex
        : "\\resizebox{" + TexNumbers.of(room) + "bp}{!}{$\\displaystyle " + latex + "$}";
  }

  private List<String> wideLeft(String lead, Formula formula) {
    List<String> rows = new ArrayList<>();
    for (FormulaBreaker.Part part : breaker.lines(formula, SIZE, width - VERDICT, INDENT)) {
      boolean first = part.before() == Break.START;
      double room = width - VERDICT - (first ? 0 : INDENT);
      rows.add("\\mathrlap{" + (first ? lead : "\\quad ") + fitted(part.latex(), room) + "}&");
    }
    return rows;
  }

  // The verdict stands on the first row, the reason on the last one, or beneath it.
  private List<String> withRight(Line line, List<String> rows, double last) {
    List<String> result = new ArrayList<>(rows);
    String verdict =
        line.mark().map(mark -> "\\verdict{" + TexPreamble.command(mark) + "}").orElse("");
    double words = CHARACTER * Inline.plain(line.words()).length();
    String reason = line.words().isEmpty() ? "" : "\\reason{" + TexInlines.of(line.words()) + "}";
    String number =
        line.number().map(n -> "\\derivnumber{" + TexInlines.anchor(n) + "}").orElse("");
    boolean fits = last + words + (number.isEmpty() ? 2 : 3) * VERDICT < width;
    String space = line.mark().isPresent() ? "\\hspace{2.2em}" : "";
    int end = result.size() - 1;
    if (end == 0 && fits) {
      result.set(0, result.getFirst() + right(reason + number + verdict));
      return result;
    }
    result.set(0, result.getFirst() + right(number + verdict));
    if (!reason.isEmpty() && fits) {
      result.set(end, result.get(end) + right(reason + space));
    } else if (!reason.isEmpty()) {
      boolean wide = words > 300;
      String box =
          wide
              ? "\\parbox{0.8\\linewidth}{\\raggedleft\\small\\itshape\\color{derivgrey}"
                  + TexInlines.of(line.words())
                  + "}"
              : reason;
      result.add("&" + right(box + space));
    }
    return result;
  }

  private static String right(String content) {
    return content.isEmpty() ? "" : " && \\mathllap{" + content + "}";
  }

  private static String checked(Formula formula) {
    return LatexCheck.problem(formula.latex()).isEmpty()
        ? formula.latex()
        : verbatim(formula.latex());
  }

  private static String verbatim(String latex) {
    return "\\text{\\ttfamily " + TexText.verbatim(latex) + "}";
  }
}
