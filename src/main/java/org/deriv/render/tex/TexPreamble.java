package org.deriv.render.tex;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Inline;
import org.deriv.document.Mark;
import org.deriv.render.ink.Palette;
import org.deriv.render.page.Paper;

/** What stands before the text of a LaTeX document; the same for pdfLaTeX and LuaLaTeX. */
final class TexPreamble {
  private TexPreamble() {}

  static String of(Document document, Paper paper) {
    StringBuilder source = new StringBuilder();
    source
        .append(Latex.MARK)
        .append("\\documentclass[11pt]{article}\n\\usepackage{iftex}\n")
        .append("\\ifPDFTeX\n  \\usepackage[T1]{fontenc}\n  \\usepackage[utf8]{inputenc}\n")
        .append("  \\usepackage{lmodern}\n\\fi\n")
        .append(
            "\\usepackage[%s,hmargin=70bp,top=72bp,bottom=76bp]{geometry}\n"
                .formatted(paper == Paper.A4 ? "a4paper" : "letterpaper"))
        .append("\\usepackage{amsmath,amssymb,mathtools,array,xcolor,graphicx}\n")
        .append("\\usepackage{microtype}\n");
    if (hasFigure(document.blocks())) {
      source.append("\\usepackage{tikz}\n");
    }
    source
        .append("\\usepackage[hidelinks,bookmarksnumbered]{hyperref}\n")
        .append(colours())
        .append("\\setlength{\\parindent}{0pt}\n\\setlength{\\parskip}{5pt plus 1pt}\n")
        .append("\\setlength{\\jot}{5pt}\n\\allowdisplaybreaks[1]\n")
        .append("\\emergencystretch=2em\n\n")
        .append(macros())
        .append(information(document));
    return source.toString();
  }

  private static boolean hasFigure(List<Block> blocks) {
    return blocks.stream()
        .anyMatch(block ->
            switch (block) {
              case Block.Figure _ -> true;
              case Block.Quote(List<Block> content) -> hasFigure(content);
              case Block.Items(_, List<Block.Item> items) ->
                  items.stream().anyMatch(item -> hasFigure(item.content()));
              case Block.Heading _,
                  Block.Paragraph _,
                  Block.Listing _,
                  Block.Display _,
                  Block.Derivation _,
                  Block.Remark _,
                  Block.Table _,
                  Block.References _ ->
                  false;
            });
  }

  private static String colours() {
    StringBuilder source = new StringBuilder();
    for (Colour colour : Colour.values()) {
      source.append(
          "\\definecolor{%s}{HTML}{%06X}\n".formatted(name(colour), Palette.light(colour)));
    }
    return source.toString();
  }

  /** The name of a colour in the source. */
  static String name(Colour colour) {
    return "deriv" + colour.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static String macros() {
    return """
    % A reason at the right of a step, and the verdict on the step.
    \\newcommand{\\reason}[1]{\\text{\\small\\itshape\\color{derivgrey}#1}}
    \\newcommand{\\verdict}[1]{\\makebox[2.2em][r]{#1}}
    % The number of a line, to which \\eqref refers; lines are set twice, and only then counted.
    \\makeatletter
    \\newcommand{\\derivnumber}[1]{\\quad\\text{\\normalfont(#1)\\ifmeasuring@\\else
      \\phantomsection\\def\\@currentlabel{#1}\\ltx@label{eq-#1}\\fi}}
    \\makeatother
    \\newcommand{\\proved}{\\textcolor{derivgreen}{$\\checkmark$}}
    \\newcommand{\\exact}{\\textcolor{derivgreen}{$\\checkmark_{\\!=}$}}
    \\newcommand{\\tested}{\\textcolor{derivgreen}{$\\approx$}}
    \\newcommand{\\undecided}{\\textcolor{derivamber}{\\textbf{?}}}
    \\newcommand{\\refuted}{\\textcolor{derivred}{$\\boldsymbol{\\times}$}}
    \\newcommand{\\malformed}{\\textcolor{derivred}{\\textbf{!}}}
    % A note: its colour and its text.
    \\newcommand{\\derivnote}[2]{\\par\\noindent\\begin{tabular}%
      {@{\\hspace{2em}}!{\\color{#1}\\vrule width 1.5pt}p{0.82\\linewidth}@{}}\\small #2\\end{tabular}\\par}
    % A character that the fonts of pdfLaTeX do not have.
    \\ifPDFTeX
      \\newcommand{\\derivcharacter}[1]{\\texttt{[U+#1]}}
    \\else
      \\newcommand{\\derivcharacter}[1]{\\symbol{"#1}}
    \\fi

    """;
  }

  /** The command for a verdict. */
  static String command(Mark mark) {
    return switch (mark) {
      case PROVED -> "\\proved";
      case EXACT -> "\\exact";
      case TESTED -> "\\tested";
      case UNDECIDED -> "\\undecided";
      case REFUTED -> "\\refuted";
      case ERROR -> "\\malformed";
    };
  }

  private static String information(Document document) {
    String title = Inline.plain(document.title().title());
    return "\\hypersetup{pdftitle={"
        + TexText.escape(title)
        + "}"
        + field("pdfauthor", document.title().author())
        + field("pdfsubject", document.title().course())
        + ",pdfcreator={deriv}}\n";
  }

  private static String field(String key, Optional<String> value) {
    return value.map(text -> "," + key + "={" + TexText.escape(text) + "}").orElse("");
  }
}
