package org.deriv.lang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.diagnostic.Source;

/** Whole files as people write them. */
final class Samples {
  private static final Path FOLDER = Path.of("src/test/resources/samples");

  private Samples() {}

  /** All of them. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".deriv")).sorted().toList();
    }
  }

  /** The text of {@code file}. */
  static Source source(Path file) throws IOException {
    return new Source(file.getFileName().toString(), Files.readString(file));
  }
}
