package org.deriv.render.tex;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Document;
import org.deriv.document.Mark;
import org.deriv.document.Title;
import org.deriv.document.Totals;
import org.deriv.render.maths.FormulaBreaker;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;

/**
 * Documents as LaTeX source that pdfLaTeX and LuaLaTeX compile without further files.
 *
 * <p>Needs of a TeX distribution: amsmath, amssymb, mathtools, array, xcolor, graphicx, geometry,
 * microtype, iftex, hyperref, lmodern, and tikz when there is a figure.
 */
public final class Latex {
  /** The line with which every document begins, by which it is known. */
  public static final String MARK = "% Written by deriv.\n";

  private final FormulaBreaker breaker;

  /** A printer that breaks wide formulas where this setter finds them too wide. */
  public Latex(MathSetter maths) {
    this.breaker = new FormulaBreaker(maths);
  }

  /** The source of a document. */
  public String of(Document document, Paper paper) {
    TexBlocks blocks = new TexBlocks(breaker, paper.textWidth(), paper.textHeight());
    return TexPreamble.of(document, paper)
        + "\n\\begin{document}\n"
        + head(document)
        + "\n"
        + blocks.of(document.blocks())
        + "\n\\end{document}\n";
  }

  private static String head(Document document) {
    Title title = document.title();
    StringBuilder source = new StringBuilder();
    if (!title.title().isEmpty()) {
      source
          .append("{\\raggedright\\LARGE\\bfseries ")
          .append(TexInlines.of(title.title()))
          .append("\\par}\n");
    }
    String people =
        Stream.of(title.author(), title.course(), title.date())
            .flatMap(Optional::stream)
            .map(TexText::escape)
            .collect(Collectors.joining(" \\textperiodcentered{} "));
    String origin = title.source().map(name -> "compiled from " + TexText.escape(name)).orElse("");
    Stream.of(people, origin, totals(document.totals()))
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> source.append("{\\raggedright\\small\\color{derivgrey}" + line + "\\par}\n"));
    if (!source.isEmpty()) {
      source.append("\\smallskip\\hrule\\medskip\n");
    }
    return source.toString();
  }

  private static String totals(Totals totals) {
    return totals.counts().entrySet().stream()
        .map(Latex::total)
        .collect(Collectors.joining("\\quad "));
  }

  private static String total(Map.Entry<Mark, Integer> count) {
    String steps = count.getValue() == 1 ? " step " : " steps ";
    String words = count.getValue() + steps + count.getKey().words();
    return "\\mbox{" + TexPreamble.command(count.getKey()) + "~" + words + "}";
  }
}
