package org.deriv.render;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.ProblemReport;
import org.deriv.check.Status;
import org.deriv.diagnostic.DiagnosticText.Colours;
import org.deriv.document.Inline;
import org.deriv.document.RelationSign;
import org.deriv.document.compose.ApproachText;
import org.deriv.document.compose.CounterexampleText;
import org.deriv.document.compose.NamesInWords;
import org.deriv.document.compose.Typesetter;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;

/** The verdicts of a file for a reader at a terminal. */
public final class Text {
  private static final int WIDEST = 110;

  private final Colours colours;
  private final StringBuilder text = new StringBuilder();

  private Text(Colours colours) {
    this.colours = colours;
  }

  /** The report of a file, without its diagnostics. */
  public static String of(FileReport file, Colours colours) {
    Text text = new Text(colours);
    file.problems().forEach(text::problem);
    text.totals(file);
    return text.text.toString();
  }

  private void problem(ProblemReport report) {
    String title = report.problem().title().map(words -> " — " + words).orElse("");
    line(bold(report.problem().id()) + title);
    Typesetter type = new ProblemTypesetter(report.problem());
    report.goals().forEach(goal -> goal(goal, type));
    text.append('\n');
  }

  /** How the expressions and the names of a goal are written. */
  private record Voice(Typesetter type, NamesInWords names, Optional<Goal> goal) {}

  private void goal(GoalReport goal, Typesetter type) {
    Voice voice = new Voice(type, NamesInWords.of(type, goal), goal.goal());
    String name = goal.labelled().map(label -> " " + label).orElse("");
    String where = "  (line " + goal.span().line() + ")";
    line("  " + mark(goal.verdict()) + " " + goal.kind() + name + faint(where));
    goal.stages().forEach(stage -> stage(stage, voice));
    goal.conclusion().ifPresent(truth -> line("      so " + shown(truth, voice)));
    goal.exhibit()
        .ifPresent(
            shown -> new ExhibitText(type).lines(shown).forEach(words -> line("        " + words)));
    goal.notes().forEach(note -> line("      " + voice.names().plain(note)));
  }

  private void stage(CheckedStage stage, Voice voice) {
    stage.heading().ifPresent(words -> line("      " + voice.names().plain(words)));
    if (!stage.assuming().isEmpty()) {
      line("      assuming " + formulas(stage.assuming(), voice));
    }
    stage.start().ifPresent(start -> line("        " + shown(start, voice)));
    stage.steps().forEach(step -> step(step, sign(stage, step), voice));
  }

  private void step(CheckedStep step, String sign, Voice voice) {
    String result = step.result().map(expr -> shown(expr, voice)).orElse("(not well-formed)");
    String reason =
        step.claimed().map(words -> "by " + words).orElse(voice.names().plain(step.reason()));
    String why = reason.isBlank() ? "" : faint("   [" + reason + "]");
    String where = Inline.plain(new ApproachText(voice.type()).of(voice.goal(), step.index()));
    String tending = where.isEmpty() ? "" : "  " + where;
    line("      " + mark(step.verdict().status()) + " " + sign + result + tending + why);
    step.verdict()
        .counterexample()
        .map(new CounterexampleText(voice.names())::plain)
        .ifPresent(words -> line("          counterexample: " + words));
    if (!step.verdict().conditions().isEmpty()) {
      line("          where " + formulas(step.verdict().conditions(), voice));
    }
    boolean said = step.verdict().evidence().equals(step.reason().words());
    boolean settled = step.verdict().status() == Status.PROVED;
    if (!settled && !said && step.verdict().counterexample().isEmpty()) {
      line("          " + faint(voice.names().plain(step.verdict().evidence())));
    }
    step.remarks().forEach(remark -> line("          " + voice.names().plain(remark)));
  }

  /** A claim that is no relation stands alone. */
  private static String sign(CheckedStage stage, CheckedStep step) {
    boolean alone = stage.start().isEmpty() && step.relation().isLogical();
    return alone ? "" : RelationSign.of(step.relation()).text() + " ";
  }

  private static String formulas(List<Expr> exprs, Voice voice) {
    return exprs.stream().map(expr -> shown(expr, voice)).collect(Collectors.joining(", "));
  }

  private static String shown(Expr expr, Voice voice) {
    String formula = voice.type().formula(expr).text().replaceAll("\\s+", " ").strip();
    return formula.length() <= WIDEST ? formula : formula.substring(0, WIDEST - 1) + "…";
  }

  private void totals(FileReport file) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    file.problems().stream()
        .flatMap(problem -> problem.goals().stream())
        .forEach(goal -> counts.merge(goal.verdict(), 1, Integer::sum));
    String words =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Status, Integer>comparingByKey().reversed())
            .map(count -> count.getValue() + " " + count.getKey().word())
            .collect(Collectors.joining(", "));
    line(file.file() + ": " + (words.isEmpty() ? "no goals" : words));
  }

  private void line(String words) {
    text.append(words.stripTrailing()).append('\n');
  }

  private String mark(Status status) {
    return switch (status) {
      case PROVED -> painted("32", "✓");
      case EXACT -> painted("32", "≡");
      case TESTED -> painted("36", "≈");
      case UNDECIDED -> painted("33", "?");
      case REFUTED -> painted("31", "✗");
      case ERROR -> painted("31", "!");
    };
  }

  private String bold(String words) {
    return painted("1", words);
  }

  private String faint(String words) {
    return painted("2", words);
  }

  private String painted(String code, String words) {
    return switch (colours) {
      case ANSI -> "\u001b[" + code + "m" + words + "\u001b[0m";
      case NONE -> words;
    };
  }
}
