package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deriv.check.GoalReport;
import org.deriv.check.ProblemReport;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Title;
import org.deriv.problem.Problem;

/** Composes the solution document of a file. */
public final class Composer {
  private final Function<Problem, Typesetter> typesetters;
  private final Register register;

  private Composer(Function<Problem, Typesetter> typesetters, Register register) {
    this.typesetters = typesetters;
    this.register = register;
  }

  /**
   * The document of a file's problems.
   *
   * @param summary the abstract, as Markdown
   * @param typesetters how a problem's expressions are set
   * @param laws the rules that reasons name
   */
  public static Document compose(
      Title title,
      Optional<String> summary,
      List<ProblemReport> problems,
      Function<Problem, Typesetter> typesetters,
      Function<String, Optional<Law>> laws) {
    Register register = Register.of(laws);
    Composer composer = new Composer(typesetters, register);
    List<Block> blocks = new ArrayList<>();
    summary.ifPresent(words -> blocks.addAll(ProseText.blocks(words)));
    boolean numbered = problems.stream().map(Composer::heading).allMatch(Composer::bearsNumber);
    for (int i = 0; i < problems.size(); i++) {
      Optional<String> number = numbered ? Optional.empty() : Optional.of(Integer.toString(i + 1));
      blocks.addAll(composer.problem(problems.get(i), number));
    }
    register.checks().list().ifPresent(list -> list("How it was checked", list, blocks));
    register.citations().references().ifPresent(list -> list("References", list, blocks));
    return Document.of(title, Equations.numbered(register.labels().resolved(blocks)));
  }

  private static void list(String heading, Block list, List<Block> blocks) {
    blocks.add(new Block.Heading(1, Optional.empty(), Inline.text(heading)));
    blocks.add(list);
  }

  private static String heading(ProblemReport report) {
    Problem problem = report.problem();
    return problem.title().orElseGet(() -> problem.id().replace('_', ' '));
  }

  /** A section as text speaks of it: by its number, or by that which its heading begins with. */
  private static String section(ProblemReport problem, Optional<String> number) {
    return number
        .map(it -> "Section\u00a0" + it)
        .orElseGet(() -> heading(problem).split(":", 2)[0]);
  }

  /** Whether a heading says its own number: Question 3, Section 2.1. */
  private static boolean bearsNumber(String heading) {
    return heading.matches("\\p{Lu}\\p{L}+ \\d+(\\.\\d+)*\\b.*");
  }

  private List<Block> problem(ProblemReport report, Optional<String> number) {
    Problem problem = report.problem();
    Typesetter type = typesetters.apply(problem);
    register.forget();
    GoalText goals = new GoalText(type, register);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, number, ProseText.line(heading(report))));
    List<Problem.Setting> settings = new ArrayList<>();
    Iterator<GoalReport> reports = report.goals().iterator();
    for (Problem.Item item : problem.items()) {
      if (item instanceof Problem.Setting setting) {
        settings.add(setting);
        continue;
      }
      flush(settings, type, blocks);
      switch (item) {
        case Problem.Setting _ -> {}
        case Problem.Prose prose -> blocks.addAll(ProseText.blocks(prose, type));
        case Problem.Asked _, Problem.Broken _ ->
            blocks.addAll(goal(report, number, goals, reports.next()));
      }
    }
    flush(settings, type, blocks);
    return blocks;
  }

  /** Whether a paragraph leads up to what is defined after it. */
  private static boolean leads(Block block) {
    return block instanceof Block.Paragraph(List<Inline> words)
        && Inline.plain(words).stripTrailing().endsWith(":");
  }

  private List<Block> goal(
      ProblemReport problem, Optional<String> number, GoalText goals, GoalReport report) {
    List<Block> blocks = goals.of(report);
    return report
        .labelled()
        .map(label ->
            register
                .labels()
                .labelled(
                    Labels.key(problem.problem().id(), label),
                    section(problem, number),
                    report,
                    blocks,
                    register.equations()))
        .orElse(blocks);
  }

  private static void flush(List<Problem.Setting> settings, Typesetter type, List<Block> blocks) {
    if (!settings.isEmpty()) {
      List<Block> said = new SettingText(type).of(settings);
      boolean led = !blocks.isEmpty() && leads(blocks.getLast());
      boolean bare = !said.isEmpty() && said.getFirst().equals(SettingText.WRITE);
      blocks.addAll(led && bare ? said.subList(1, said.size()) : said);
      settings.clear();
    }
  }
}
