package org.deriv.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rulebook.md} lists every law that the engine may use; written by this test ({@code
 * -Dgolden.update=true}) and held to it.
 */
final class RulebookPageTest {
  private static final Path PAGE = Path.of("docs/rulebook.md");

  @Test
  void the_page_lists_every_law() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page);
  }

  private static String page() {
    Bibliography works = new Bibliography();
    StringBuilder page = new StringBuilder("# The rulebook\n\n");
    page.append(
        "Written by `RulebookPageTest` from `src/main/resources/rules`. The witness tests ");
    page.append("every law at random shapes and points that meet its conditions.\n");
    Rulebook rulebook = Rulebook.standard();
    for (Rulebook.Chapter chapter : Rulebook.Chapter.values()) {
      heading(page, chapter.name());
      rulebook
          .in(chapter)
          .forEach(rule -> law(page, rule.name(), rule.claim(), rule.requires(), rule.because()));
    }
    heading(page, "ORDER");
    Inequality.standard()
        .forEach(law -> law(page, law.name(), law.claim(), law.requires(), law.because()));
    page.append("\n## Works cited\n\n");
    rulebook.all().stream()
        .flatMap(rule -> rule.citations().stream())
        .map(Citation::work)
        .distinct()
        .sorted()
        .forEach(work -> page.append("- ").append(works.describe(work)).append('\n'));
    return page.toString();
  }

  private static void heading(StringBuilder page, String chapter) {
    String title = chapter.charAt(0) + chapter.substring(1).toLowerCase(Locale.ROOT);
    page.append("\n## ").append(title).append("\n\n");
    page.append("| law | says | where | because |\n| --- | --- | --- | --- |\n");
  }

  private static void law(
      StringBuilder page, String name, Expr claim, List<Expr> requires, String because) {
    String where =
        requires.stream()
            .map(condition -> "`" + escaped(condition.toString()) + "`")
            .collect(Collectors.joining(", "));
    page.append("| ").append(name).append(" | `").append(escaped(claim.toString()));
    page.append("` | ").append(where).append(" | ").append(escaped(because)).append(" |\n");
  }

  private static String escaped(String words) {
    return words.replace("|", "\\|");
  }
}
