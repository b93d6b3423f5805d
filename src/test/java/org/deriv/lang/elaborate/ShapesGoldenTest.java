package org.deriv.lang.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.diagnostic.DiagnosticText;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author is told; {@code -Dgolden.update=true} writes what is said now. */
class ShapesGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/shapes");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".deriv")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_diagnostics_are_those_on_record(Path file) throws IOException {
    Source source = new Source(file.getFileName().toString(), Files.readString(file));
    String said =
        new DiagnosticText(DiagnosticText.Colours.NONE)
            .write(source, Reader.document(source).diagnostics());
    Path record = FOLDER.resolve(file.getFileName().toString().replace(".deriv", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(record, said);
    }
    assertEquals(Files.readString(record), said);
  }
}
