package org.deriv.render.tex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.junit.jupiter.api.Test;

/** Compares with a file that was read; {@code -DargLine=-Dgolden.update=true} rewrites it. */
class LatexGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/render/residual.tex");

  @Test
  void a_solution_is_printed_as_it_was() throws IOException {
    String source =
        new Latex(new MathSetter(new Typefaces())).of(Samples.residual(), Paper.A4);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, source);
    }

    assertEquals(Files.readString(GOLDEN), source);
  }
}
