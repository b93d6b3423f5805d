package org.deriv.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Parsed;
import org.deriv.lang.Reader;
import org.deriv.lang.RuleText;

/** All the laws that the engine may use, in the chapters in which they are written. */
public final class Rulebook {
  private final Map<Chapter, List<Rule>> chapters;
  private final Map<String, Rule> byName = new LinkedHashMap<>();

  /** A chapter is a file {@code rules/….rules}. */
  public enum Chapter {
    /** How a differential is pushed inwards. */
    DIFFERENTIAL("differential"),
    /** How a linear map is moved to the other side of an inner product. */
    ADJOINT("adjoint"),
    /** Derivatives of functions of one real variable. */
    FUNCTIONS("functions"),
    /** Simplifications. */
    ALGEBRA("algebra"),
    /** Expectations, probabilities, densities. */
    EXPECTATION("expectation");

    private final String file;

    Chapter(String file) {
      this.file = file;
    }

    /** The resource that holds it. */
    public String resource() {
      return "/rules/" + file + ".rules";
    }
  }

  /**
   * A rulebook of the chapters given.
   *
   * @throws IllegalStateException where two rules have one name
   */
  public Rulebook(Map<Chapter, List<Rule>> chapters) {
    this.chapters = Map.copyOf(chapters);
    for (Chapter chapter : Chapter.values()) {
      for (Rule rule : in(chapter)) {
        if (byName.put(rule.name(), rule) != null) {
          throw new IllegalStateException("two rules are called `" + rule.name() + "`");
        }
      }
    }
  }

  /** The rulebook that comes with the program. */
  public static Rulebook standard() {
    Map<Chapter, List<Rule>> chapters = new LinkedHashMap<>();
    for (Chapter chapter : Chapter.values()) {
      chapters.put(chapter, read(chapter));
    }
    return new Rulebook(chapters);
  }

  private static List<Rule> read(Chapter chapter) {
    Parsed<List<RuleText>> parsed = Reader.rules(new Source(chapter.resource(), text(chapter)));
    if (parsed.hasErrors()) {
      throw new IllegalStateException(chapter.resource() + ": " + parsed.diagnostics());
    }
    return parsed.tree().stream().map(Rule::of).toList();
  }

  private static String text(Chapter chapter) {
    try (InputStream in = Rulebook.class.getResourceAsStream(chapter.resource())) {
      if (in == null) {
        throw new IllegalStateException(chapter.resource() + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules of a chapter, in order. */
  public List<Rule> in(Chapter chapter) {
    return chapters.getOrDefault(chapter, List.of());
  }

  /** Every rule, in order. */
  public List<Rule> all() {
    return new ArrayList<>(byName.values());
  }

  /** The rule of a name. */
  public Optional<Rule> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
