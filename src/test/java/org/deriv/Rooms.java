package org.deriv;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaMember.Predicates.declaredIn;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules of the house for the packages under {@code root}: docs/architecture.md as code. */
record Rooms(String root) {
  /** Which rooms each room may use. */
  static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("diagnostic", Set.of()),
          entry("expr", Set.of()),
          entry("problem", Set.of("expr", "diagnostic")),
          entry("lang", Set.of("problem", "expr", "diagnostic")),
          entry("scalar", Set.of("expr")),
          entry("rule", Set.of("expr", "problem", "lang", "diagnostic")),
          entry("normal", Set.of("expr", "scalar")),
          entry("bound", Set.of("expr", "rule", "normal")),
          entry("derive", Set.of("diagnostic", "expr", "problem", "rule", "scalar", "normal")),
          entry("autodiff", Set.of("expr")),
          entry(
              "check",
              Set.of("diagnostic", "expr", "problem", "normal", "bound", "scalar", "autodiff")),
          entry("document", Set.of("diagnostic", "expr", "problem", "derive", "check")),
          entry("render", Set.of("document", "diagnostic", "expr", "problem", "derive", "check")),
          entry(
              "engine",
              Set.of(
                  "diagnostic",
                  "expr",
                  "problem",
                  "lang",
                  "scalar",
                  "rule",
                  "normal",
                  "derive",
                  "autodiff",
                  "check",
                  "document",
                  "render")),
          entry(
              "cli",
              Set.of(
                  "engine",
                  "diagnostic",
                  "problem",
                  "expr",
                  "check",
                  "document",
                  "lang",
                  "render",
                  "rule")),
          entry("lsp", Set.of("engine", "diagnostic", "problem")),
          entry("preview", Set.of("engine", "diagnostic", "problem")));

  /** The rooms that may touch files, streams, processes and clocks. */
  static final List<String> SHELLS = List.of("cli", "lsp", "preview");

  private static final String[] OUTSIDE_WORLD = {
    "java.io.File",
    "java.io.FileInputStream",
    "java.io.FileOutputStream",
    "java.io.FileReader",
    "java.io.FileWriter",
    "java.io.RandomAccessFile",
    "java.lang.IO",
    "java.lang.Process",
    "java.lang.ProcessBuilder",
    "java.net.Socket",
    "java.net.URLConnection",
    "java.net.http.HttpClient",
    "java.nio.channels.FileChannel",
    "java.nio.file.Files",
    "java.util.Scanner",
  };

  ArchRule uses_only_what_it_may(String room) {
    String[] others =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(room))
            .filter(other -> !MAY_USE.getOrDefault(room, Set.of()).contains(other))
            .map(this::in)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(in(room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .allowEmptyShould(true);
  }

  ArchRule every_room_is_in_the_table() {
    String[] known = MAY_USE.keySet().stream().map(this::in).toArray(String[]::new);
    return classes().should().resideInAnyPackage(known);
  }

  ArchRule the_witness_knows_only_expressions_and_the_jdk() {
    return classes()
        .that()
        .resideInAPackage(in("autodiff"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(in("autodiff"), in("expr"), "java..", "org.jspecify..")
        .allowEmptyShould(true);
  }

  ArchRule only(List<String> rooms, String... libraries) {
    String[] home = rooms.stream().map(this::in).toArray(String[]::new);
    return noClasses()
        .that(not(resideInAnyPackage(home)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries))
        .allowEmptyShould(true);
  }

  ArchRule rooms_form_no_cycle() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule static_fields_are_final() {
    return fields()
        .that()
        .areStatic()
        .and(are(declaredIn(resideOutsideOfPackage("..generated.."))))
        .should()
        .beFinal()
        .allowEmptyShould(true);
  }

  ArchRule only_shells_reach_the_outside_world() {
    return noClasses()
        .that(not(inAShell()))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "reach the outside world",
                type -> List.of(OUTSIDE_WORLD).contains(type.getFullName())))
        .allowEmptyShould(true);
  }

  ArchRule only_shells_use_the_standard_streams() {
    DescribedPredicate<JavaFieldAccess> standardStream =
        DescribedPredicate.describe(
            "System.in, System.out or System.err",
            access ->
                access.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("in", "out", "err").contains(access.getTarget().getName()));
    return noClasses()
        .that(not(inAShell()))
        .should()
        .accessFieldWhere(standardStream)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .allowEmptyShould(true);
  }

  ArchRule chance_and_the_date_are_arguments() {
    return noClasses()
        .that(not(inAShell()))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "unseeded chance, or the date", access -> isChanceOrDate(access.getTarget())))
        .allowEmptyShould(true);
  }

  ArchRule packages_are_null_marked() {
    return classes()
        .that(resideOutsideOfPackage("..generated.."))
        .should(
            new ArchCondition<>("be in a package marked @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
              }
            });
  }

  private static boolean isChanceOrDate(AccessTarget target) {
    return switch (target.getOwner().getFullName()) {
      case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
      case "java.lang.Math" -> target.getName().equals("random");
      case "java.util.UUID" -> target.getName().equals("randomUUID");
      case "java.lang.System" -> target.getName().equals("currentTimeMillis");
      case "java.util.Collections" -> isUnseeded(target, "shuffle", 1);
      case "java.util.Random", "java.util.SplittableRandom" -> isUnseeded(target, "<init>", 0);
      default ->
          target.getOwner().getPackageName().equals("java.time") && isUnseeded(target, "now", 0);
    };
  }

  private static boolean isUnseeded(AccessTarget target, String name, int parameters) {
    return target instanceof AccessTarget.CodeUnitCallTarget call
        && call.getName().equals(name)
        && call.getRawParameterTypes().size() == parameters;
  }

  private DescribedPredicate<JavaClass> inAShell() {
    return resideInAnyPackage(SHELLS.stream().map(this::in).toArray(String[]::new));
  }

  private String in(String room) {
    return root + "." + room + "..";
  }
}
