package org.deriv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** {@code deriv new}: a commented file to begin with. */
final class Starter {
  private static final String EXTENSION = ".deriv";

  private final Console console;

  Starter(Console console) {
    this.console = console;
  }

  /** Writes {@code NAME.deriv}, if there is no such file. */
  int write(String name) {
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    Path file = path(stem + EXTENSION);
    String title = String.valueOf(file.getFileName()).replace(EXTENSION, "");
    try {
      Files.writeString(file, text(title), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException exists) {
      throw new Misuse("`" + stem + EXTENSION + "` exists and was left as it is");
    } catch (IOException failure) {
      throw new Misuse("`" + stem + EXTENSION + "` cannot be written: is the folder there?");
    }
    console.out().println(stem + EXTENSION);
    return ExitStatus.ESTABLISHED;
  }

  private Path path(String name) {
    try {
      Path file = console.folder().resolve(name);
      boolean named =
          Optional.ofNullable(file.getFileName())
              .filter(last -> !last.toString().equals(EXTENSION))
              .isPresent();
      if (named) {
        return file;
      }
    } catch (InvalidPathException invalid) {
      throw new Misuse("`" + name + "` cannot be the name of a file");
    }
    throw new Misuse("a file needs a name: deriv new dropout");
  }

  /** The starter file: a small problem that is complete, under the name given. */
  static String text(String title) {
    String identifier = title.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[^A-Za-z])", "p_");
    return resource()
        .replace("TITLE", title.replace("\\", "").replace("\"", ""))
        .replace("IDENTIFIER", identifier);
  }

  private static String resource() {
    try (InputStream stream = Starter.class.getResourceAsStream("starter.deriv")) {
      if (stream == null) {
        throw new IllegalStateException("starter.deriv is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new IllegalStateException("starter.deriv cannot be read", failure);
    }
  }
}
