package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.deriv.check.CheckedStep;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.Note;
import org.deriv.expr.Expr;
import org.deriv.problem.Goal;

/** What stands beside and beneath the steps of one goal: reason, verdict, conditions, notes. */
final class StepText {
  private static final String FOUND_ABOVE = "with what was found above";
  private static final String WORKED_OUT = "worked out";
  private static final String SHOWN_ABOVE = "as shown above";
  private static final String DERIVATIVE = "the derivative";
  private static final String CLOSED_FORM = "the closed form";

  private final Typesetter type;
  private final Register register;
  private final NamesInWords names;
  private final Optional<Goal> goal;
  // A condition that was stated in a goal holds for the lines after it too.
  private final Set<Expr> stated = new HashSet<>();

  StepText(Typesetter type, Register register, NamesInWords names, Optional<Goal> goal) {
    this.goal = goal;
    this.type = type;
    this.register = register;
    this.names = names;
  }

  /**
   * The line with what belongs to its step.
   *
   * @param before the expression that the step starts from, where there is one
   * @param own whether the author wrote the step: then the mark says all that a proof by expansion
   *     has to say
   */
  Line finished(Line line, CheckedStep step, Optional<Expr> before, Authorship own) {
    List<Inline> reason = new ArrayList<>(new ApproachText(type).of(goal, step.index()));
    List<Inline> why = reason(step, before, own);
    reason.addAll(Inline.text(reason.isEmpty() || why.isEmpty() ? "" : ", "));
    reason.addAll(why);
    new TruthText(type)
        .words(step.verdict().conditions().stream().filter(stated::add).toList())
        .ifPresent(words -> {
          reason.addAll(Inline.text(reason.isEmpty() ? "where " : ", where "));
          reason.addAll(words);
        });
    return line.because(reason)
        .restingOn(register.checks().words(step.verdict(), names))
        .marked(mark(step.verdict().status()))
        .noted(notes(step));
  }

  /** Who wrote a step. */
  enum Authorship {
    /** The author of the file. */
    HAND,
    /** The engine. */
    ENGINE
  }

  private List<Inline> reason(CheckedStep step, Optional<Expr> before, Authorship own) {
    if (step.claimed().isPresent()) {
      return claimed(step.claimed().get(), step.index());
    }
    String said = step.reason().words();
    List<String> rules = step.reason().rules();
    if (own == Authorship.HAND && rules.isEmpty() && expands(step)) {
      return List.of();
    }
    List<Inline> words =
        new ArrayList<>(
            said.equals(ExampleText.REASON)
                ? new ExampleText(names).of(step.verdict().evidence())
                : referring(said, step, before));
    for (Inline mark : register.citations().cite(rules)) {
      words.add(new Inline.Text(" "));
      words.add(mark);
    }
    String hint = register.citations().hint(rules);
    return hint.isEmpty() ? words : List.of(new Inline.Hint(words, hint));
  }

  private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,} +\\p{L}{2,}");

  /** What the author says, as a formula where it is one. */
  private List<Inline> claimed(String words, int step) {
    if (goal.orElse(null) instanceof Goal.Check(_, List<Goal.Link> links)
        && step <= links.size()
        && !links.get(step - 1).formulas().isEmpty()
        && !TWO_WORDS.matcher(words).find()) {
      Expr truth = links.get(step - 1).formulas().getFirst().truth();
      return List.of(new Inline.Maths(type.inline(truth)));
    }
    return Inline.text(words);
  }

  private static boolean expands(CheckedStep step) {
    return step.verdict().status() == Status.PROVED
        && (step.reason().words().startsWith("expanding both sides")
            || step.reason().words().startsWith("all terms cancel"));
  }

  /** The words, with the numbers of the lines that were put to use. */
  private List<Inline> referring(String said, CheckedStep step, Optional<Expr> before) {
    List<Inline> used = new ArrayList<>();
    if (before.isPresent() && step.result().isPresent()) {
      used(said, before.get(), step.result().get()).stream()
          .map(Inline.Reference::new)
          .forEach(used::add);
    }
    if (used.isEmpty()) {
      return names.in(step.reason());
    }
    List<Inline> words = new ArrayList<>();
    words.addAll(Inline.text(said.startsWith(CLOSED_FORM) ? CLOSED_FORM + " " : "by "));
    words.addAll(TruthText.enumerated(used.stream().map(List::of).toList()));
    return words;
  }

  /** The lines that such a reason speaks of. */
  private List<String> used(String said, Expr before, Expr after) {
    if (said.equals(SHOWN_ABOVE)) {
      return register.equations().shown(before, after);
    }
    boolean refers =
        Set.of(FOUND_ABOVE, DERIVATIVE, WORKED_OUT).contains(said) || said.startsWith(CLOSED_FORM);
    return refers ? register.equations().used(before, after) : List.of();
  }

  private List<Note> notes(CheckedStep step) {
    List<Note> notes = new ArrayList<>();
    Verdict verdict = step.verdict();
    verdict
        .counterexample()
        .map(new CounterexampleText(names)::of)
        .ifPresent(words -> notes.add(Note.of(Note.Kind.COUNTEREXAMPLE, words)));
    boolean open = verdict.status() == Status.UNDECIDED || verdict.status() == Status.ERROR;
    if (open
        && !verdict.evidence().isBlank()
        && !verdict.evidence().equals(step.reason().words())) {
      notes.add(Note.of(Note.Kind.EVIDENCE, names.in(verdict.evidence())));
    }
    step.remarks().forEach(remark -> notes.add(Note.of(Note.Kind.REMARK, names.in(remark))));
    return notes;
  }

  static Mark mark(Status status) {
    return switch (status) {
      case ERROR -> Mark.ERROR;
      case REFUTED -> Mark.REFUTED;
      case UNDECIDED -> Mark.UNDECIDED;
      case TESTED -> Mark.TESTED;
      case EXACT -> Mark.EXACT;
      case PROVED -> Mark.PROVED;
    };
  }
}
