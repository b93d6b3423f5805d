package org.deriv.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deriv.diagnostic.Source;
import org.deriv.lang.Parsed;
import org.deriv.lang.Reader;
import org.deriv.lang.RuleText;

/**
 * All the laws that the engine may use, in the chapters in which they are written. A chapter is
 * read when it is first asked for: reading is what a start waits for longest.
 */
public final class Rulebook {
  private final Map<Chapter, Shelf> chapters = new EnumMap<>(Chapter.class);

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

  /** A chapter that was read. */
  private record Pages(List<Rule> rules, Map<String, Rule> byName) {}

  /** A chapter, read once, when it is first asked for; safe for several threads. */
  private static final class Shelf {
    private final Supplier<List<Rule>> text;
    private Optional<Pages> pages = Optional.empty();

    Shelf(Supplier<List<Rule>> text) {
      this.text = text;
    }

    synchronized Pages pages() {
      if (pages.isEmpty()) {
        List<Rule> rules = List.copyOf(text.get());
        pages = Optional.of(new Pages(rules, byName(rules)));
      }
      return pages.get();
    }
  }

  private static Map<String, Rule> byName(List<Rule> rules) {
    Map<String, Rule> byName = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (byName.put(rule.name(), rule) != null) {
        throw new IllegalStateException("two rules are called `" + rule.name() + "`");
      }
    }
    return byName;
  }

  private Rulebook(Function<Chapter, Supplier<List<Rule>>> texts) {
    for (Chapter chapter : Chapter.values()) {
      chapters.put(chapter, new Shelf(texts.apply(chapter)));
    }
  }

  /**
   * A rulebook of the chapters given.
   *
   * @throws IllegalStateException where two rules have one name
   */
  public Rulebook(Map<Chapter, List<Rule>> chapters) {
    this(chapter -> () -> chapters.getOrDefault(chapter, List.of()));
    byName(all());
  }

  /** The rulebook that comes with the program. */
  public static Rulebook standard() {
    return new Rulebook((Chapter chapter) -> () -> read(chapter));
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
    return Objects.requireNonNull(chapters.get(chapter)).pages().rules();
  }

  /** Every rule, in order. */
  public List<Rule> all() {
    return chapters.values().stream().flatMap(shelf -> shelf.pages().rules().stream()).toList();
  }

  /** The rule of a name. */
  public Optional<Rule> find(String name) {
    return chapters.values().stream()
        .flatMap(shelf -> Optional.ofNullable(shelf.pages().byName().get(name)).stream())
        .findFirst();
  }
}
