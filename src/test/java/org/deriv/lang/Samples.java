package org.deriv.lang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deriv.diagnostic.Source;

/** Whole files as people write them. */
final class Samples {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/test/resources/acceptance"),
          Path.of("src/test/resources/examples"),
          Path.of("src/test/resources/syntax"));

  private Samples() {}

  /** All of them. */
  static List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".deriv")).sorted().forEach(found::add);
      }
    }
    return found;
  }

  /** The text of {@code file}. */
  static Source source(Path file) throws IOException {
    return new Source(file.getFileName().toString(), Files.readString(file));
  }
}
