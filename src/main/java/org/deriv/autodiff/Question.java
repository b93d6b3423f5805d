package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/** A statement at concrete dimensions, ready to be evaluated at points. */
final class Question {
  private final Subject subject;
  private final Map<String, Long> sizes;
  private final Tape tape;
  private final Builder builder;
  private final ClaimBuilder writer;
  private final List<Case> cases = new ArrayList<>();
  private final List<Claim> assumptions = new ArrayList<>();
  private final List<Claim> laws = new ArrayList<>();
  private final Map<Scope.Key, Grid> inputs = new LinkedHashMap<>();
  private boolean shiftable = true;
  private Optional<String> skipped = Optional.empty();
  private Optional<List<ChanceOutcomes.Joint>> outcomes = Optional.empty();

  /**
   * The statement for one choice of its free indices.
   *
   * @param indices what the free indices are
   */
  record Case(Map<String, Long> indices, Claim claim) {}

  private Question(
      Subject subject, Map<String, Long> sizes, World.Points points, int order, int limit) {
    this.subject = subject;
    this.sizes = sizes;
    this.tape = new Tape(limit);
    World world = new World(relevant(subject), sizes, points, order);
    this.builder = new Builder(world, new Assumed(world.context()), tape);
    this.writer = new ClaimBuilder(builder);
  }

  /** Without random names that the statement does not rest on, which would but stand in the way. */
  private static Context relevant(Subject subject) {
    Context context = subject.context();
    Set<String> reached = new LinkedHashSet<>(new Reach(context).of(subject.statement()));
    Map<String, Declaration> kept = new LinkedHashMap<>(context.declarations());
    kept.keySet().removeIf(name -> context.isRandom(name) && !reached.contains(name));
    return new Context(kept, context.assumptions());
  }

  /**
   * Writes the statement and the assumptions on a tape.
   *
   * @param order how fine integrals are cut
   * @param limit the largest number of scalar operations
   */
  static Question of(Subject subject, Map<String, Long> sizes, int order, int limit) {
    Question question = new Question(subject, sizes, World.Points.ALMOST_ALL, order, limit);
    question.write();
    return question;
  }

  /** The same statement, written so that it is right at special points too. */
  Question everywhere(int limit) {
    Question question =
        new Question(subject, sizes, World.Points.ALL, builder.world().order(), limit);
    question.write();
    return question;
  }

  private void write() {
    for (Map<String, Long> indices : new Indices(subject, builder).assignments()) {
      Map<Scope.Key, Grid> bound = new LinkedHashMap<>();
      indices.forEach((name, value) ->
          bound.put(Scope.Key.of(name), Grid.scalar(builder.scalars().number(Rational.of(value)))));
      Scope scope =
          bound.isEmpty() ? builder.global() : builder.global().inside(Scope.Kind.VALUE, bound);
      try {
        cases.add(new Case(indices, writer.claim(subject.statement(), scope)));
      } catch (Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.UNDEFINED) {
          throw refusal;
        }
        skipped = Optional.of(refusal.why());
      }
    }
    if (cases.isEmpty()) {
      throw Refusal.undefined(skipped.orElse("no index makes sense here"));
    }
    Universal universal = new Universal(subject, builder, writer);
    for (Expr assumption : subject.assumptions()) {
      if (universal.isLaw(assumption)) {
        shiftable &= universal.isShiftable(assumption);
        laws.addAll(universal.instances(assumption));
      } else {
        assumptions.addAll(universal.instances(assumption));
      }
    }
    java.util.BitSet read = ChanceTape.reached(tape, writer.roots());
    builder
        .resolver()
        .given()
        .forEach((key, cells) -> {
          boolean averaged =
              subject.context().isRandom(key.name())
                  && java.util.Arrays.stream(cells.cells()).noneMatch(read::get);
          if (!averaged) {
            inputs.put(key, cells);
          }
        });
    inputs.values().forEach(cells -> java.util.Arrays.stream(cells.cells()).forEach(writer::root));
  }

  Subject subject() {
    return subject;
  }

  Map<String, Long> sizes() {
    return sizes;
  }

  List<Case> cases() {
    return cases;
  }

  /** What is to hold at every point. */
  List<Claim> assumptions() {
    return assumptions;
  }

  /** What is to hold of the unknown functions for every argument, at some arguments. */
  List<Claim> laws() {
    return laws;
  }

  /** Whether what laws say of a function they say of its argument wherever that is. */
  boolean lawsMayShift() {
    return shiftable;
  }

  List<Draw> parameters() {
    return tape.parameters();
  }

  /** The given quantities that the question reads. */
  Map<Scope.Key, Grid> inputs() {
    return inputs;
  }

  /** What quantities known by their moments take for values; written on the tape when asked. */
  List<ChanceOutcomes.Joint> outcomes() {
    if (outcomes.isEmpty()) {
      outcomes = Optional.of(builder.chances().outcomes());
    }
    return outcomes.get();
  }

  /** The number as a root of a cell that is one. */
  int root(int cell) {
    return writer.root(cell);
  }

  /** What computes both sides, the assumptions and the inputs. */
  Program program() {
    return Program.of(tape, writer.roots());
  }

  /** What computes both sides alone. */
  Program claims() {
    return only(cases.stream().map(Case::claim).toList());
  }

  /** What computes some statements alone; the other roots keep their numbers. */
  Program only(List<Claim> claims) {
    boolean[] needed = new boolean[writer.roots().length];
    claims.forEach(claim -> mark(claim, needed));
    int[] roots = writer.roots();
    for (int i = 0; i < roots.length; i++) {
      roots[i] = needed[i] ? roots[i] : -1;
    }
    return Program.of(tape, roots);
  }

  private static void mark(Claim claim, boolean[] needed) {
    for (Claim.Leaf leaf : claim.leaves()) {
      leaf.left().forEach(root -> needed[root] = true);
      leaf.right().forEach(root -> needed[root] = true);
    }
  }

  /** Whether something was written in a way that is right at almost every point only. */
  boolean isGenericOnly() {
    return builder.isGenericOnly();
  }

  /** Whether an integral was cut into points. */
  boolean isApproximate() {
    return builder.isApproximate();
  }

  Tape tape() {
    return tape;
  }
}
