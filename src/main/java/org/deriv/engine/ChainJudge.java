package org.deriv.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.check.CheckedStage;
import org.deriv.check.CheckedStep;
import org.deriv.check.Judge;
import org.deriv.check.Remark;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.check.slip.MissingCondition;
import org.deriv.check.slip.Rounded;
import org.deriv.check.slip.SlipSearch;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.problem.Goal;

/** Judges the links of a hand derivation, each by itself, and says what explains a wrong one. */
final class ChainJudge {
  private final Judge judge;
  private final SlipSearch slips;
  private final ClaimedReason reasons;
  private final MissingCondition conditions;
  private final Wording wording;

  ChainJudge(Judge judge, long seed, Wording wording) {
    this.judge = judge;
    this.wording = wording;
    this.slips = new SlipSearch(judge, seed);
    this.reasons = new ClaimedReason(judge);
    this.conditions = new MissingCondition(judge, seed);
  }

  CheckedStage judge(Goal.Check chain) {
    List<CheckedStep> steps = new ArrayList<>();
    Sound sound = new Sound(chain);
    for (Goal.Link link : chain.links()) {
      Goal.Line right = chain.lines().get(link.index());
      Verdict verdict = verdict(chain, link);
      List<Remark> remarks = remarks(chain, link, verdict, sound);
      sound.take(link, verdict);
      steps.add(
          new CheckedStep(
              link.index(),
              link.relation(),
              right.expr(),
              verdict.reason(),
              link.claimed(),
              verdict,
              link.span(),
              remarks));
    }
    return new CheckedStage(chain.lines().getFirst().expr(), steps);
  }

  private List<Remark> remarks(Goal.Check chain, Goal.Link link, Verdict verdict, Sound sound) {
    Goal.Line before = chain.lines().get(link.index() - 1);
    Goal.Line right = chain.lines().get(link.index());
    List<Remark> remarks = new ArrayList<>();
    if (link.index() == 1 && before.expr().isEmpty()) {
      remarks.add(written(before));
    }
    if (right.expr().isEmpty()) {
      remarks.add(written(right));
    }
    Optional<Remark> why =
        switch (verdict.status()) {
          case REFUTED ->
              verdict
                  .counterexample()
                  .flatMap(Rounded::remark)
                  .or(() -> explanation(chain, link, sound));
          case ERROR -> right.expr().isEmpty() ? meant(chain, link) : after(chain, link, sound);
          case UNDECIDED -> outOfRange(chain, link);
          case TESTED, EXACT, PROVED -> Optional.empty();
        };
    why.ifPresent(remarks::add);
    before
        .expr()
        .flatMap(left ->
            right.expr().flatMap(after -> reasons.remark(link, right.context(), left, after)))
        .ifPresent(remarks::add);
    return remarks;
  }

  private Remark written(Goal.Line line) {
    return Remark.of("written: `" + wording.text(line.span()) + "`");
  }

  private Verdict verdict(Goal.Check chain, Goal.Link link) {
    Goal.Line right = chain.lines().get(link.index());
    Optional<Expr> from = left(chain, link);
    if (right.expr().isEmpty()) {
      String why = wording.error(right.span()).orElse("this line is not well-formed");
      return Verdict.of(Status.ERROR, why);
    }
    Goal.Line before = chain.lines().get(link.index() - 1);
    if (from.isEmpty() && link.index() == 1) {
      String why = wording.error(before.span()).orElse("this line is not well-formed");
      return Verdict.of(Status.ERROR, why);
    }
    if (from.isEmpty()) {
      return Verdict.of(Status.ERROR, "it touches a line that is not well-formed");
    }
    Expr claim = Make.compare(link.relation(), from.get(), right.expr().get());
    Verdict verdict = judge.judge(right.context(), claim);
    boolean partly = verdict.status() == Status.TESTED && verdict.evidence().contains("no value");
    return verdict.status() == Status.UNDECIDED || partly
        ? conditions.whereDefined(right.context(), claim).orElse(verdict)
        : verdict;
  }

  /** The line before a link, or its limit. */
  private static Optional<Expr> left(Goal.Check chain, Goal.Link link) {
    Optional<Expr> line = chain.lines().get(link.index() - 1).expr();
    return link.relation() == Relation.TENDS_TO
        ? line.map(of -> link.approach().map(approach -> limit(of, approach)).orElse(of))
        : line;
  }

  private static Expr limit(Expr of, Goal.Approach approach) {
    Op limit = new Op.Limit(approach.variable(), approach.side());
    return Expr.of(limit, of, approach.point());
  }

  /** What an ill-typed line should say, where that is established. */
  private Optional<Remark> meant(Goal.Check chain, Goal.Link link) {
    Goal.Line line = chain.lines().get(link.index());
    return left(chain, link)
        .flatMap(before -> slips.meant(line.context(), link.relation(), before, line.meant()));
  }

  /** Whether a line after an ill-typed one follows from those before. */
  private Optional<Remark> after(Goal.Check chain, Goal.Link link, Sound sound) {
    Goal.Line line = chain.lines().get(link.index());
    Expr right = line.expr().orElseThrow();
    return sound
        .lineBefore(link)
        .flatMap(earlier -> chain.lines().get(earlier).expr())
        .filter(from -> from.shape().equals(right.shape()))
        .flatMap(from -> {
          Expr claim = Make.compare(link.relation(), from, right);
          return switch (judge.judge(line.context(), claim).status()) {
            case PROVED, EXACT, TESTED -> {
              sound.isBack();
              yield said("this line follows from ", from);
            }
            case REFUTED -> said("this line does not follow from ", from);
            case UNDECIDED, ERROR -> Optional.empty();
          };
        });
  }

  private static Optional<Remark> said(String words, Expr from) {
    return Optional.of(new Remark(words + Remark.quoted(from), List.of(from)));
  }

  private Optional<Remark> outOfRange(Goal.Check chain, Goal.Link link) {
    Goal.Line line = chain.lines().get(link.index());
    return left(chain, link)
        .flatMap(before ->
            line.expr()
                .flatMap(
                    wrong -> slips.outOfRange(line.context(), link.relation(), before, wrong)));
  }

  /** Why a refuted link is wrong: the line above was, or a slip. */
  private Optional<Remark> explanation(Goal.Check chain, Goal.Link link, Sound sound) {
    Goal.Line line = chain.lines().get(link.index());
    Context context = line.context();
    Expr wrong = line.expr().orElseThrow();
    Optional<Integer> earlier = sound.lineBefore(link);
    if (earlier.isPresent()) {
      Expr from = chain.lines().get(earlier.get()).expr().orElseThrow();
      boolean back =
          from.shape().equals(wrong.shape())
              && judge
                  .judge(context, Make.compare(link.relation(), from, wrong))
                  .status()
                  .isAccepted();
      if (back) {
        sound.isBack();
        return Optional.of(
            new Remark(
                "this line follows from "
                    + Remark.quoted(from)
                    + ": the mistake is in the line above, not here",
                List.of(from)));
      }
    }
    Optional<Expr> left = left(chain, link);
    Optional<Remark> slip =
        left.flatMap(before -> slips.explain(context, link.relation(), before, wrong));
    return slip.or(() ->
            left.flatMap(before ->
                conditions.rescuing(context, Make.compare(link.relation(), before, wrong))))
        .or(() -> left.flatMap(before -> slips.ordered(context, link.relation(), before, wrong)));
  }

  /** The last line that follows from the first, and whether the chain has left it. */
  private static final class Sound {
    private final Goal.Check chain;
    private int line;
    private boolean left;
    private boolean back;

    Sound(Goal.Check chain) {
      this.chain = chain;
    }

    /** The line from which the chain went wrong before this link, if it did. */
    Optional<Integer> lineBefore(Goal.Link link) {
      boolean plain = link.relation() != Relation.TENDS_TO && !link.relation().isLogical();
      return left && plain && chain.lines().get(line).expr().isPresent()
          ? Optional.of(line)
          : Optional.empty();
    }

    void isBack() {
      back = true;
    }

    void take(Goal.Link link, Verdict verdict) {
      boolean holds = verdict.status().isAccepted();
      if (back || (holds && !left)) {
        line = link.index();
        left = false;
        back = false;
      } else if (!holds) {
        left = true;
      }
    }
  }
}
