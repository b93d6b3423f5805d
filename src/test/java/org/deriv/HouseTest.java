package org.deriv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** House rules that are read from the text of the sources. */
class HouseTest {
  private static final int MOST_LINES = 300;
  // Spelt so that this file does not hold the words themselves.
  private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  @TempDir Path folder;

  @Test
  void no_source_file_is_longer_than_three_hundred_lines() {
    assertEquals(List.of(), tooLong(Path.of("src/main/java")));
  }

  @Test
  void a_file_of_three_hundred_and_one_lines_is_found() throws IOException {
    Path file = Files.writeString(folder.resolve("Long.java"), "\n".repeat(MOST_LINES + 1));
    assertEquals(List.of(file), tooLong(folder));
  }

  @Test
  void nothing_is_left_open() {
    assertEquals(
        List.of(),
        Stream.of("src", "grammar", "bench", "derivations", "docs")
            .map(Path::of)
            .flatMap(root -> leftOpen(root).stream())
            .toList());
  }

  @Test
  void something_left_open_is_found() throws IOException {
    Path file = Files.writeString(folder.resolve("Open.java"), "// TO" + "DO: the rest\n");
    assertEquals(List.of(file), leftOpen(folder));
  }

  private static List<Path> tooLong(Path root) {
    return files(root)
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> text(file).lines().count() > MOST_LINES)
        .toList();
  }

  private static List<Path> leftOpen(Path root) {
    return files(root).filter(file -> LEFT_OPEN.matcher(text(file)).find()).toList();
  }

  private static Stream<Path> files(Path root) {
    if (!Files.exists(root)) {
      return Stream.of();
    }
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(not(Files::isDirectory)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Fonts and pictures are read too: any byte is a character of Latin-1.
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
