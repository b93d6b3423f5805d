package org.deriv.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.DiagnosticText;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file with a mistake has beside it what is reported; {@code -Dgolden.update=true} writes it.
 */
class ErrorGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/errors");

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_reported_as_it_was_agreed(Path file) throws IOException {
    Path golden = FOLDER.resolve(file.getFileName().toString().replaceAll("\\.\\w+$", ".txt"));
    String report = report(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, report);
    }
    assertEquals(Files.readString(golden), report);
  }

  @Test
  void there_are_mistakes_to_report() throws IOException {
    assertTrue(mistakes().size() > 40);
  }

  private static String report(Path file) throws IOException {
    Source source = new Source(file.getFileName().toString(), Files.readString(file));
    List<Diagnostic> diagnostics =
        source.name().endsWith(".rules")
            ? Parser.rules(source).diagnostics()
            : Parser.program(source).diagnostics();
    return new DiagnosticText(Colours.NONE).write(source, diagnostics);
  }
}
