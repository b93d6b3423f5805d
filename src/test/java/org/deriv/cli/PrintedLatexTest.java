package org.deriv.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.diagnostic.Source;
import org.deriv.engine.Options;
import org.deriv.render.LatexRun;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The LaTeX of the derivations compiles: no error, no reference without its line, nothing much too
 * wide. A few of them; with {@code -Dlatex.all=true} every one.
 */
class PrintedLatexTest {
  private static final List<String> SOME =
      List.of("cost_of_derivatives", "momentum", "outer_product");
  private static final double OVERFULL = 5;

  @TempDir private Path directory;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("derivations"))) {
      return files
          .filter(file -> file.toString().endsWith(".deriv"))
          .filter(file ->
              Boolean.getBoolean("latex.all")
                  || SOME.contains(file.getFileName().toString().replace(".deriv", "")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_printed_latex_compiles(Path file) throws IOException, InterruptedException {
    LatexRun latex = new LatexRun("pdflatex", directory);
    Source source = new Source(file.toString(), Files.readString(file));
    byte[] printed =
        new EngineDesk()
            .work(source, Options.STANDARD)
            .document(Format.TEX, Printing.USUAL)
            .orElseThrow();

    assertEquals(
        List.of(), latex.complaints(new String(printed, StandardCharsets.UTF_8), 2, OVERFULL));
  }
}
