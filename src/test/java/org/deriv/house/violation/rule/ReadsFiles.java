package org.deriv.house.violation.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsFiles {
  private ReadsFiles() {}

  static String read(Path path) throws IOException {
    return Files.readString(path);
  }
}
