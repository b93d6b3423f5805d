package org.deriv.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules cite is described. */
class BibliographyTest {
  @Test
  void every_work_that_a_rule_cites_is_listed() {
    Bibliography bibliography = new Bibliography();
    List<String> missing =
        Rulebook.standard().all().stream()
            .flatMap(rule -> rule.citations().stream())
            .map(Citation::work)
            .filter(work -> !bibliography.lists(work))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void a_work_that_is_not_listed_is_noticed() {
    assertFalse(new Bibliography().lists("no-such-work"));
  }
}
