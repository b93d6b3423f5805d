package org.deriv.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A LaTeX command that a formula may use.
 *
 * @param name without the backslash
 * @param unicode what it stands for in running text; for an accent the combining character
 */
public record LatexCommand(Kind kind, String name, String unicode) {
  private static final String TABLE = "/latex/commands.tsv";
  private static final Map<String, LatexCommand> KNOWN = read();

  /** What sort of command it is, which decides what may follow it. */
  public enum Kind {
    /** A letter, an operator or a relation. */
    SYMBOL,
    /** A large operator with limits. */
    LARGE,
    /** The upright name of a function. */
    FUNCTION,
    /** A parenthesis or a bar. */
    DELIMITER,
    /** Room to the side. */
    SPACE,
    /** A sign above or below its argument. */
    ACCENT,
    /** Its argument in another alphabet. */
    FONT,
    /** A construction with arguments. */
    STRUCTURE,
    /** Anything that only arranges. */
    LAYOUT
  }

  /** The command with this name, if formulas may use it. */
  public static Optional<LatexCommand> named(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  /** Every command that formulas may use. */
  public static Collection<LatexCommand> all() {
    return KNOWN.values();
  }

  private static Map<String, LatexCommand> read() {
    Map<String, LatexCommand> commands = new LinkedHashMap<>();
    try (InputStream stream = LatexCommand.class.getResourceAsStream(TABLE)) {
      if (stream == null) {
        throw new IllegalStateException("no table " + TABLE + " on the class path");
      }
      new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(LatexCommand::parse)
          .forEach(command -> commands.put(command.name, command));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + TABLE, e);
    }
    return Map.copyOf(commands);
  }

  private static LatexCommand parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 3) {
      throw new IllegalStateException("not three fields in " + TABLE + ": " + line);
    }
    String unicode = fields[2].replace('␠', ' ');
    return new LatexCommand(Kind.valueOf(fields[0].toUpperCase(Locale.ROOT)), fields[1], unicode);
  }
}
