package org.deriv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The program keeps to {@link Rooms}; and the classes under {@code org.deriv.house.violation}, each
 * of which breaks one rule, show that every rule can fail.
 */
class RoomsTest {
  private static final Rooms HOUSE = new Rooms("org.deriv");
  private static final Rooms RUIN = new Rooms("org.deriv.house.violation");
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE.root());
  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(RUIN.root());

  private record Law(String name, ArchRule house, ArchRule ruin, String culprit) {}

  private static List<Law> laws() {
    return List.of(
        new Law(
            "the witness knows only expressions and the JDK",
            HOUSE.the_witness_knows_only_expressions_and_the_jdk(),
            RUIN.the_witness_knows_only_expressions_and_the_jdk(),
            "autodiff.UsesScalar"),
        library("Symja", "rule.UsesSymja", List.of("scalar"), "org.matheclipse..", "edu.jas.."),
        library("ANTLR", "rule.UsesAntlr", List.of("lang"), "org.antlr.."),
        library("JLaTeXMath", "rule.UsesJlatexmath", List.of("render"), "org.scilab.forge.."),
        library("PDFBox", "rule.UsesPdfbox", List.of("render"), "org.apache.."),
        library("picocli", "rule.UsesPicocli", List.of("cli"), "picocli.."),
        library("Jackson", "rule.UsesJackson", List.of("render", "cli", "lsp"), "com.fasterxml.."),
        new Law(
            "rooms form no cycle",
            HOUSE.rooms_form_no_cycle(),
            RUIN.rooms_form_no_cycle(),
            "expr.UsesScalar"),
        new Law(
            "static fields are final",
            HOUSE.static_fields_are_final(),
            RUIN.static_fields_are_final(),
            "rule.Remembers"),
        new Law(
            "only shells reach the outside world",
            HOUSE.only_shells_reach_the_outside_world(),
            RUIN.only_shells_reach_the_outside_world(),
            "rule.ReadsFiles"),
        new Law(
            "only shells use the standard streams",
            HOUSE.only_shells_use_the_standard_streams(),
            RUIN.only_shells_use_the_standard_streams(),
            "rule.Prints"),
        new Law(
            "chance and the date are arguments",
            HOUSE.chance_and_the_date_are_arguments(),
            RUIN.chance_and_the_date_are_arguments(),
            "rule.RollsDice"),
        new Law(
            "packages are null-marked",
            HOUSE.packages_are_null_marked(),
            RUIN.packages_are_null_marked(),
            "unmarked.NotNullMarked"),
        new Law(
            "every room is in the table",
            HOUSE.every_room_is_in_the_table(),
            RUIN.every_room_is_in_the_table(),
            "unmarked.NotNullMarked"));
  }

  private static Law library(String name, String culprit, List<String> rooms, String... packages) {
    return new Law(
        "only " + rooms + " knows " + name,
        HOUSE.only(rooms, packages),
        RUIN.only(rooms, packages),
        culprit);
  }

  @TestFactory
  Stream<DynamicTest> the_program_keeps_each_law() {
    return laws().stream().map(law -> dynamicTest(law.name(), () -> law.house().check(PROGRAM)));
  }

  @TestFactory
  Stream<DynamicTest> each_law_can_be_broken() {
    return laws().stream()
        .map(law -> dynamicTest(law.name(), () -> assertBroken(law.ruin(), law.culprit())));
  }

  @TestFactory
  Stream<DynamicTest> each_room_uses_only_what_it_may() {
    return Rooms.MAY_USE.keySet().stream()
        .sorted()
        .map(room -> dynamicTest(room, () -> HOUSE.uses_only_what_it_may(room).check(PROGRAM)));
  }

  @Test
  void a_room_that_uses_more_than_it_may_is_found() {
    assertBroken(RUIN.uses_only_what_it_may("expr"), "expr.UsesScalar");
  }

  @Test
  void a_room_that_uses_what_it_may_is_let_be() {
    RUIN.uses_only_what_it_may("scalar").check(VIOLATIONS);
  }

  @Test
  void the_table_itself_has_no_cycle() {
    Set<String> settled = new HashSet<>();
    while (Rooms.MAY_USE.entrySet().stream()
        .anyMatch(room -> settled.containsAll(room.getValue()) && settled.add(room.getKey()))) {
      // Each round settles a room all of whose rooms are settled.
    }
    assertEquals(Rooms.MAY_USE.keySet(), settled);
  }

  private static void assertBroken(ArchRule rule, String culprit) {
    AssertionError error = assertThrows(AssertionError.class, () -> rule.check(VIOLATIONS));
    assertTrue(String.valueOf(error.getMessage()).contains(culprit), error.getMessage());
  }
}
