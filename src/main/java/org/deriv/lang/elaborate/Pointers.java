package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Spelling;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.ProblemTree;
import org.deriv.lang.tree.StatementTree;

/** Whether what texts point at with {@code {@label}} is there: in a file, before or after. */
public final class Pointers {
  private final Map<String, Set<String>> labels = new LinkedHashMap<>();

  private Pointers(List<ProblemTree> problems) {
    for (ProblemTree problem : problems) {
      Set<String> known = labels.computeIfAbsent(problem.name().name(), _ -> new LinkedHashSet<>());
      for (StatementTree statement : problem.statements()) {
        label(statement).ifPresent(label -> known.add(label.name()));
      }
    }
  }

  private static Optional<Identifier> label(StatementTree statement) {
    return switch (statement) {
      case GoalTree goal -> goal.label();
      case StatementTree.Broken broken -> broken.label();
      case StatementTree _ -> Optional.empty();
    };
  }

  /** Reports what no goal is called. */
  public static void check(List<ProblemTree> problems, Diagnostics diagnostics) {
    Pointers known = new Pointers(problems);
    for (ProblemTree problem : problems) {
      for (StatementTree statement : problem.statements()) {
        if (statement instanceof StatementTree.Text text) {
          for (StatementTree.Text.Piece piece : text.pieces()) {
            if (piece instanceof StatementTree.Text.Pointer pointer) {
              known.wrong(problem.name().name(), pointer).ifPresent(diagnostics::add);
            }
          }
        }
      }
    }
  }

  private Optional<Diagnostic> wrong(String own, StatementTree.Text.Pointer pointer) {
    String problem = pointer.problem().map(Identifier::name).orElse(own);
    if (!labels.containsKey(problem)) {
      Identifier at = pointer.problem().orElseThrow();
      return Optional.of(
          Diagnostic.error("unknown-label", "there is no problem `" + problem + "`", at.span())
              .withHelp(
                  Spelling.nearest(problem, labels.keySet())
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("the problems here are " + listed(labels.keySet()))));
    }
    String label = pointer.label().name();
    Set<String> known = labels.getOrDefault(problem, Set.of());
    if (known.contains(label)) {
      return Optional.empty();
    }
    String where = problem.equals(own) ? "" : " in `" + problem + "`";
    return Optional.of(
        Diagnostic.error(
                "unknown-label",
                "no goal has the label `" + label + "`" + where,
                pointer.label().span())
            .withHelp(help(label, problem, known)));
  }

  private String help(String label, String problem, Set<String> known) {
    Optional<String> elsewhere =
        labels.entrySet().stream()
            .filter(other -> other.getValue().contains(label))
            .map(other -> "{@" + other.getKey() + "." + label + "}")
            .findFirst();
    return elsewhere
        .or(() -> Spelling.nearest(label, known))
        .map(near -> "did you mean `" + near + "`?")
        .orElse(
            known.isEmpty()
                ? "no goal of `" + problem + "` has a label: type `derive " + label + ": …`"
                : "the labels here are " + listed(known));
  }

  private static String listed(Set<String> names) {
    List<String> quoted = new ArrayList<>();
    names.stream().limit(8).forEach(name -> quoted.add("`" + name + "`"));
    return String.join(", ", quoted) + (names.size() > quoted.size() ? ", …" : "");
  }
}
