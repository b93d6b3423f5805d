package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.autodiff.Budget;
import org.deriv.autodiff.Witness;
import org.deriv.check.Judge;
import org.deriv.check.Remark;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/**
 * Looks for one small change with which a wrong line follows from the one before it. Candidates are
 * tried by numbers at a few points; what is left is judged as any line is, and only what is proved
 * or exact is said.
 */
public final class SlipSearch {
  private static final Budget LOOK = new Budget(2, 4, 400_000, 40_000_000L);
  private static final int MOST_JUDGED = 6;

  private final Judge judge;
  private final long seed;

  /** A search whose candidates a judge accepts, with points drawn from a seed. */
  public SlipSearch(Judge judge, long seed) {
    this.judge = judge;
    this.seed = seed;
  }

  /** The slip that explains why {@code before relation line} fails. */
  public Optional<Remark> explain(Context context, Relation relation, Expr before, Expr line) {
    if (relation.isOrder()) {
      return turned(context, relation, before, line);
    }
    if (relation.isLogical() && line.is(new Op.Compare(Relation.EQUAL))) {
      return concluded(context, before, line);
    }
    if (relation != Relation.EQUAL || before.op() instanceof Op.Limit) {
      return Optional.empty();
    }
    return explained(context, before, line, Edits.of(context, before, line));
  }

  /** The slip on the right side of an equation that should follow from another. */
  private Optional<Remark> concluded(Context context, Expr premise, Expr conclusion) {
    Context under = context.assuming(premise);
    Expr left = conclusion.arg(0);
    List<Edit> edits = Edits.of(context, left, conclusion.arg(1));
    List<Expr> claims = new ArrayList<>();
    edits.forEach(edit -> claims.add(Make.compare(Relation.EQUAL, left, edit.result())));
    return Witness.sieve(under, claims, seed, LOOK).stream()
        .filter(position -> !edits.get(position).result().equals(left))
        .limit(MOST_JUDGED)
        .filter(position ->
            holds(
                judge.judge(
                    context, Make.compare(Relation.IMPLIES, premise, claims.get(position)))))
        .findFirst()
        .map(position -> {
          Edit edit = edits.get(position);
          List<Expr> among = mentioned(List.of(conclusion, edit.result()), edit.words());
          return new Slip(edit.words(), claims.get(position), Slip.Said.LINE, among).remark();
        });
  }

  /** The index that explains why a line has no value anywhere: it leaves the range of a name. */
  public Optional<Remark> outOfRange(Context context, Relation relation, Expr before, Expr line) {
    Expr claim = Make.compare(relation, before, line);
    boolean somewhere = !Witness.sieve(context, List.of(claim), seed, LOOK).isEmpty();
    if (relation != Relation.EQUAL || before.op() instanceof Op.Limit || somewhere) {
      return Optional.empty();
    }
    List<Edit> shifts =
        Edits.of(context, before, line).stream()
            .filter(edit -> edit.words().contains("off by one") || edit.words().contains("index"))
            .toList();
    return explained(context, before, line, shifts);
  }

  private Optional<Remark> explained(Context context, Expr before, Expr line, List<Edit> edits) {
    Relation relation = Relation.EQUAL;
    List<Expr> claims = new ArrayList<>();
    edits.forEach(edit -> claims.add(Make.compare(relation, before, edit.result())));
    int judged = 0;
    for (int position : Witness.sieve(context, claims, seed, LOOK)) {
      if (judged++ >= MOST_JUDGED) {
        break;
      }
      if (holds(judge.judge(context, claims.get(position)))) {
        return Optional.of(slip(edits.get(position), before, line).remark());
      }
    }
    return Optional.empty();
  }

  private static Slip slip(Edit edit, Expr before, Expr line) {
    List<Expr> mentioned = mentioned(List.of(before, line, edit.result()), edit.words());
    Slip.Said said = edit.result().equals(before) ? Slip.Said.WORDS : Slip.Said.LINE;
    return new Slip(edit.words(), edit.result(), said, mentioned);
  }

  /** The parts of some expressions that words quote. */
  private static List<Expr> mentioned(List<Expr> among, String words) {
    List<Expr> found = new ArrayList<>();
    among.forEach(expr -> mentioned(expr, words, new HashSet<>(), found));
    return found;
  }

  private static void mentioned(Expr expr, String words, Set<Expr> seen, List<Expr> found) {
    if (seen.add(expr)) {
      if (words.contains(Remark.quoted(expr))) {
        found.add(expr);
      }
      expr.args().forEach(arg -> mentioned(arg, words, seen, found));
    }
  }

  /** An equation that fails although one of its sides is never the smaller. */
  public Optional<Remark> ordered(Context context, Relation relation, Expr before, Expr line) {
    boolean plain = relation == Relation.EQUAL && !(before.op() instanceof Op.Limit);
    boolean closed = new Names().free(before).isEmpty() && new Names().free(line).isEmpty();
    if (!plain || closed || !before.shape().isScalar()) {
      return Optional.empty();
    }
    List<Expr> claims =
        List.of(
            Make.compare(Relation.LESS_EQUAL, before, line),
            Make.compare(Relation.GREATER_EQUAL, before, line));
    return Witness.sieve(context, claims, seed, LOOK).stream()
        .map(claims::get)
        .filter(claim -> judge.judge(context, claim).status() == Status.PROVED)
        .findFirst()
        .map(claim -> Slip.of("the two are not equal", claim).remark());
  }

  /** Of what an ill-typed line may mean, the first that follows from the line before. */
  public Optional<Remark> meant(
      Context context, Relation relation, Expr before, List<Expr> candidates) {
    return candidates.stream()
        .filter(line -> line.shape().equals(before.shape()))
        .filter(line -> holds(judge.judge(context, Make.compare(relation, before, line))))
        .map(line -> Slip.of(misfit(line), line).remark())
        .findFirst();
  }

  private static String misfit(Expr line) {
    return line.is(Operator.TRANSPOSE)
        ? "as it is written it is the transpose, in row layout"
        : "as it is written the shapes do not fit";
  }

  /** An inequality that holds the other way round. */
  private Optional<Remark> turned(Context context, Relation relation, Expr before, Expr line) {
    Relation other =
        switch (relation) {
          case LESS -> Relation.LESS_EQUAL;
          case GREATER -> Relation.GREATER_EQUAL;
          case LESS_EQUAL -> Relation.GREATER_EQUAL;
          default -> Relation.LESS_EQUAL;
        };
    Expr claim = Make.compare(other, before, line);
    return holds(judge.judge(context, claim))
        ? Optional.of(Slip.of("`" + other.sign() + "` is what holds", claim).remark())
        : Optional.empty();
  }

  private static boolean holds(Verdict verdict) {
    return verdict.status() == Status.PROVED || verdict.status() == Status.EXACT;
  }
}
