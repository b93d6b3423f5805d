package org.deriv.render.tex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.LatexCommand;
import org.deriv.document.Title;
import org.deriv.render.LatexRun;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.CommandUse;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the LaTeX engines that are installed; what is not installed is skipped, with its name. */
class LatexEngineTest {
  private static final Latex LATEX = new Latex(new MathSetter(new Typefaces()));

  @TempDir private Path directory;

  private List<String> complaints(String engine, Document document)
      throws IOException, InterruptedException {
    return new LatexRun(engine, directory).complaints(LATEX.of(document, Paper.A4), 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdflatex", "lualatex"})
  void a_solution_compiles_and_nothing_is_too_wide(String engine) throws Exception {
    assertEquals(List.of(), complaints(engine, Samples.residual()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdflatex", "lualatex"})
  void every_command_that_is_allowed_compiles(String engine) throws Exception {
    List<Block> blocks =
        LatexCommand.all().stream()
            .map(CommandUse::of)
            .sorted()
            .map(latex -> (Block) new Block.Paragraph(List.of(Samples.maths(latex))))
            .toList();

    assertEquals(List.of(), complaints(engine, Document.of(Title.of("All"), blocks)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdflatex", "lualatex"})
  void any_text_compiles(String engine) throws Exception {
    StringBuilder text = new StringBuilder("\\ { } $ & # % _ ^ ~ < > | \" ` ' -- --- ?` !` ,, ");
    for (int c = 0xa1; c < 0x600; c++) {
      text.appendCodePoint(c).append(c % 2 == 0 ? " " : "");
    }
    text.append(" ∇ ∑ ≤ ⊙ ℝ 𝔼 ✓ ✗ 中文 😀 “quoted” … – — •");
    List<Block> blocks =
        List.of(
            new Block.Heading(1, Optional.of("1"), Inline.text("A & B_c ∇ 50% #1 \\x")),
            new Block.Paragraph(Inline.text(text.toString())),
            new Block.Paragraph(List.of(new Inline.Code("\\input{x} a--b 'c' <<d>> $x$ %"))),
            new Block.Paragraph(
                List.of(
                    new Inline.Link("https://example.org/a_b?c=%20&d#e{}", Inline.text("link")))),
            new Block.Listing("  if (x) {\n\n\ty = \\frac{1}{2}; % {}\n  }"),
            new Block.Display(Formula.of("\\input{/etc/passwd}"), Optional.of("1")),
            new Block.Quote(List.of(new Block.Listing("\\end{verbatim}"))));
    Document document = Document.of(Title.of("50% & #1 of {∇_x} \\n"), blocks);

    // Characters that no font has are written as numbers, which no hyphen breaks.
    assertEquals(
        List.of(),
        complaints(engine, document).stream().filter(l -> !l.startsWith("Overfull")).toList());
  }
}
