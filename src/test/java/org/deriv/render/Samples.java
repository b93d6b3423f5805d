package org.deriv.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Block.Alignment;
import org.deriv.document.Block.Cell;
import org.deriv.document.Block.Derivation;
import org.deriv.document.Block.Display;
import org.deriv.document.Block.Heading;
import org.deriv.document.Block.Paragraph;
import org.deriv.document.Document;
import org.deriv.document.Drawing;
import org.deriv.document.Drawing.Anchor;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Ink;
import org.deriv.document.Drawing.Move;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.Note;
import org.deriv.document.RelationSign;
import org.deriv.document.Title;

/** Documents that the tests of the back ends share. */
public final class Samples {
  private Samples() {}

  /** A formula in the line. */
  public static Inline maths(String latex) {
    return new Inline.Maths(Formula.of(latex));
  }

  /** Words, with formulas between dollars. */
  public static List<Inline> words(String text) {
    List<Inline> inlines = new ArrayList<>();
    String[] parts = text.split("\\$", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        inlines.add(maths(parts[i]));
      } else if (!parts[i].isEmpty()) {
        inlines.add(new Inline.Text(parts[i]));
      }
    }
    return inlines;
  }

  /** A paragraph of words. */
  public static Block paragraph(String text) {
    return new Paragraph(words(text));
  }

  private static Block section(String number, String text) {
    return new Heading(1, Optional.of(number), words(text));
  }

  private static Block display(String number, String latex) {
    return new Display(Formula.of(latex), Optional.of(number));
  }

  private static Line step(String left, String right, String reason, Mark mark) {
    Formula formula = Formula.of(right);
    Line line =
        left.isEmpty()
            ? Line.next(RelationSign.EQUAL, formula)
            : Line.of(Formula.of(left), RelationSign.EQUAL, formula);
    return line.because(words(reason)).marked(mark);
  }

  /** Two pages with everything that a solution has. */
  public static Document residual() {
    Title title =
        new Title(
            words("Problem 4.2: Back-propagation through a residual layer"),
            Optional.of("A. Student"),
            Optional.of("Deep Learning"),
            Optional.of("20 November 2026"),
            Optional.of("residual.deriv"));
    List<Block> blocks = new ArrayList<>();
    blocks.add(section("1", "Setting"));
    blocks.add(
        paragraph(
            "Let $\\mathbf{x}\\in\\mathbb{R}^{n}$ be the input of a layer with weights"
                + " $\\mathbf{W}\\in\\mathbb{R}^{m\\times n}$ and bias $\\mathbf{b}$. The"
                + " pre-activation is $\\mathbf{z}=\\mathbf{W}\\mathbf{x}+\\mathbf{b}$ and the"
                + " hidden vector is $\\mathbf{h}=\\sigma(\\mathbf{z})$ with $\\sigma$ applied to"
                + " each entry. The output adds a skip connection, and the loss is the regularised"
                + " sum $L=S+\\lambda R$; Größe, naïve and Ωμέγα show that accented and Greek prose"
                + " works too. Equation (1) gives the loss in full — an efficient, AVA-like first"
                + " offer."));
    blocks.add(
        display(
            "1",
            "L(\\theta)=\\underbrace{\\frac{1}{2}\\sum_{i=1}^{m}(y_{i}-t_{i})^{2}}_{S}"
                + "+\\lambda\\,\\underbrace{\\left\\|\\mathbf{h}\\right\\|_{2}^{2}}_{R},"
                + "\\qquad\\theta=(\\mathbf{W},\\mathbf{b})"));
    blocks.add(new Block.Figure(graph(), Optional.of("1"), words("computation graph of $L$.")));
    blocks.add(section("2", "Gradient with respect to the pre-activation"));
    blocks.add(
        paragraph(
            "Write $\\boldsymbol{\\delta}=\\nabla_{\\mathbf{z}}L$ for the error signal. Each line"
                + " below is checked by the engine; the mark at the right shows the result of that"
                + " check."));
    blocks.add(
        new Derivation(
            List.of(
                step(
                    "\\frac{\\partial L}{\\partial z_{j}}",
                    "\\sum_{k=1}^{m}\\frac{\\partial L}{\\partial h_{k}}\\,"
                        + "\\frac{\\partial h_{k}}{\\partial z_{j}}",
                    "chain rule",
                    Mark.PROVED),
                step(
                    "",
                    "\\frac{\\partial L}{\\partial h_{j}}\\,\\sigma'(z_{j})",
                    "$h_{k}$ depends on $z_{k}$ only",
                    Mark.PROVED),
                step(
                    "",
                    "\\left(\\frac{\\partial S}{\\partial h_{j}}+\\lambda\\,"
                        + "\\frac{\\partial R}{\\partial h_{j}}\\right)\\sigma'(z_{j})",
                    "linearity, $L=S+\\lambda R$",
                    Mark.EXACT),
                step(
                    "",
                    "\\left((y_{j}-t_{j})+2\\lambda h_{j}\\right)\\sigma'(z_{j})",
                    "power rule, twice",
                    Mark.TESTED),
                step(
                    "\\nabla_{\\mathbf{z}}L",
                    "\\left((\\mathbf{y}-\\mathbf{t})+2\\lambda\\mathbf{h}\\right)\\odot"
                        + "\\sigma'(\\mathbf{z})",
                    "stack the $m$ entries",
                    Mark.UNDECIDED),
                step(
                        "\\nabla_{\\mathbf{W}}L",
                        "\\boldsymbol{\\delta}\\,\\mathbf{x}^{\\top}",
                        "outer-product rule",
                        Mark.REFUTED)
                    .noted(
                        List.of(
                            Note.of(
                                Note.Kind.COUNTEREXAMPLE,
                                words(
                                    "At $n=1$, $m=2$, $\\mathbf{x}=\\left(\\frac{3}{2}\\right)$ the"
                                        + " left side is $\\begin{pmatrix}1\\\\2\\end{pmatrix}$,"
                                        + " the right side is $0$; they differ by as much as this"
                                        + " sentence is long, so that the note has a second"
                                        + " line.")))))));
    blocks.add(section("3", "Explicit Jacobian and the activation"));
    blocks.add(
        paragraph(
            "For $m=n=3$ the Jacobian of the layer is a diagonal matrix times the weights, and the"
                + " rectifier has a simple derivative:"));
    blocks.add(
        display(
            "2",
            "\\frac{\\partial\\mathbf{h}}{\\partial\\mathbf{x}}=\\begin{bmatrix}\\sigma'(z_{1})&0&0"
                + "\\\\0&\\sigma'(z_{2})&0\\\\0&0&\\sigma'(z_{3})\\end{bmatrix}\\begin{bmatrix}w_{11}"
                + "&w_{12}&w_{13}\\\\w_{21}&w_{22}&w_{23}\\\\w_{31}&w_{32}&w_{33}\\end{bmatrix}"));
    blocks.add(
        display(
            "3",
            "\\sigma'(z)=\\begin{cases}1&\\text{if }z>0,\\\\0&\\text{if }z<0,\\\\"
                + "\\text{any value in }[0,1]&\\text{if }z=0.\\end{cases}"));
    blocks.add(
        paragraph(
            "In expectation over mini-batches, $\\mathbb{E}[\\hat{g}]=\\nabla L$, so that the"
                + " stochastic gradient is unbiased; here $\\hat{g}$ is the average over a batch"
                + " $\\mathcal{B}$ drawn without replacement, and $|\\mathcal{B}|\\ll N$."));
    blocks.add(
        display(
            "4",
            "\\mathbb{E}_{\\mathcal{B}}\\left[\\frac{1}{|\\mathcal{B}|}\\sum_{i\\in\\mathcal{B}}"
                + "\\nabla\\ell_{i}(\\theta)\\right]=\\frac{1}{N}\\sum_{i=1}^{N}\\nabla\\ell_{i}"
                + "(\\theta)=\\nabla L(\\theta)\\quad\\blacksquare"));
    blocks.add(section("4", "Numbers"));
    blocks.add(
        new Block.Table(
            List.of(Alignment.RIGHT, Alignment.RIGHT, Alignment.LEFT),
            List.of(cell("$t$"), cell("$\\|\\mathbf{w}_{t}\\|$"), cell("remark")),
            List.of(
                List.of(cell("1"), cell("0.8125"), cell("start")),
                List.of(cell("2"), cell("0.40625"), cell("halved, $\\frac{13}{32}$")),
                List.of(cell("200"), cell("$1.2\\cdot 10^{-9}$"), cell("converged"))),
            words("The recurrence run on numbers.")));
    blocks.add(wide());
    blocks.add(
        new Block.References(
            Block.References.Kind.CITED,
            List.of(
                new Block.Reference(
                    "1",
                    words("K. B. Petersen and M. S. Pedersen, The Matrix Cookbook, eq. (37).")))));
    return Document.of(title, blocks);
  }

  private static Cell cell(String text) {
    return new Cell(words(text));
  }

  /** A derivation whose sides are wider than the page. */
  public static Derivation wide() {
    StringBuilder sum = new StringBuilder("\\sum_{i=1}^{n}\\left(y_{i}^{2}\\right)");
    for (int k = 1; k <= 9; k++) {
      sum.append(k % 2 == 0 ? "+" : "-")
          .append("2p_{" + k + "}(1-p_{" + k + "})\\,\\mathbf{w}^{\\top}\\mathbf{X}_{" + k + "}");
    }
    return new Derivation(
        List.of(
            step(
                "\\mathbb{E}[L]",
                sum.toString(),
                "expand the square and use linearity of the"
                    + " expectation, then the independence of the entries of $\\mathbf{R}$",
                Mark.PROVED),
            step(
                "",
                "\\left\\|\\mathbf{y}-p\\mathbf{X}\\mathbf{w}\\right\\|^{2}+p(1-p)\\left\\|"
                    + "\\boldsymbol{\\Gamma}\\mathbf{w}\\right\\|^{2}",
                "",
                Mark.PROVED),
            step(
                "\\mathbb{E}\\left[\\left\\|\\mathbf{y}-(\\mathbf{R}\\odot\\mathbf{X})\\mathbf{w}"
                    + "\\right\\|^{2}\\right]+\\lambda\\left\\|\\mathbf{w}\\right\\|^{2}+\\mu\\left\\|"
                    + "\\mathbf{w}\\right\\|_{1}",
                "0", "a wide left side", Mark.ERROR)));
  }

  private static Drawing graph() {
    List<Ink> inks = new ArrayList<>();
    String[] names = {"\\mathbf{x}", "\\mathbf{z}", "\\mathbf{h}", "\\mathbf{y}", "S", "L"};
    for (int i = 0; i < names.length; i++) {
      double x = 20 + 80 * i;
      if (i > 0) {
        inks.add(
            new Ink.Stroke(
                List.of(new Move.To(x - 66, 20), new Move.LineTo(x - 20, 20)), Colour.INK, 0.7, 0));
        inks.add(
            new Ink.Fill(
                List.of(
                    new Move.To(x - 14, 20),
                    new Move.LineTo(x - 22, 17),
                    new Move.LineTo(x - 22, 23),
                    new Move.Close()),
                Colour.INK));
      }
      inks.add(
          new Ink.Stroke(
              org.deriv.render.ink.Outlines.circle(x, 20, 14), Colour.INK, 0.7, i == 5 ? 2 : 0));
      inks.add(new Ink.Label(List.of(maths(names[i])), x, 20, Anchor.CENTRE, 10, Colour.INK));
    }
    return new Drawing(440, 40, inks);
  }
}
