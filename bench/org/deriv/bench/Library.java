package org.deriv.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deriv.diagnostic.Source;

/** The problems of {@code derivations}, each as a file of its own. */
public final class Library {
  private static final Pattern PROBLEM = Pattern.compile("(?m)^problem (\\w+)[^{]*\\{[\\s\\S]*?^}");

  private Library() {}

  /** Every problem, by its file and its name. */
  public static Map<String, Source> problems() {
    Map<String, Source> problems = new TreeMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString().replace(".deriv", "");
      Matcher problem = PROBLEM.matcher(read(file));
      while (problem.find()) {
        String id = name + "/" + problem.group(1);
        problems.put(id, new Source(id, problem.group()));
      }
    }
    return problems;
  }

  /** Every file. */
  public static List<Path> files() {
    try (Stream<Path> all = Files.walk(Path.of("derivations"))) {
      return all.filter(file -> file.toString().endsWith(".deriv")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
