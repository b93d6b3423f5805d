package org.deriv.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OmissionTest {
  private static final Note EVIDENCE = Note.of(Note.Kind.EVIDENCE, Inline.text("8 points"));
  private static final Note CONDITION = Note.of(Note.Kind.CONDITION, Inline.text("where x > 0"));

  private static Document document() {
    Line line = Line.of(Formula.of("x"), RelationSign.EQUAL, Formula.of("y"));
    return Document.of(
        new Title(
            Inline.text("T"),
            Optional.of("Ada"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("ada.deriv")),
        List.of(
            new Block.Quote(
                List.of(
                    new Block.Derivation(
                        List.of(
                            line.marked(Mark.TESTED).noted(List.of(EVIDENCE, CONDITION)),
                            line.marked(Mark.REFUTED)))))));
  }

  private static List<Line> lines(Document document) {
    Block.Quote quote = (Block.Quote) document.blocks().getFirst();
    return ((Block.Derivation) quote.content().getFirst()).lines();
  }

  @Test
  void an_anonymous_copy_names_nobody() {
    Title title = Omission.copy(document(), Set.of(Omission.AUTHOR)).title();
    assertEquals(Optional.empty(), title.author());
    assertEquals(Optional.empty(), title.source());
  }

  @Test
  void a_clean_copy_keeps_conditions_and_what_is_false() {
    Document clean = Omission.copy(document(), Set.of(Omission.VERDICTS));
    assertTrue(clean.totals().isEmpty());
    assertEquals(Optional.empty(), lines(clean).get(0).mark());
    assertEquals(List.of(CONDITION), lines(clean).get(0).notes());
    assertEquals(Optional.of(Mark.REFUTED), lines(clean).get(1).mark());
  }

  @Test
  void a_copy_without_omissions_is_the_document() {
    assertEquals(document(), Omission.copy(document(), Set.of()));
  }
}
