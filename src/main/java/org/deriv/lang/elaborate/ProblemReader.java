package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;
import org.deriv.lang.latex.LatexReader;
import org.deriv.lang.tree.DeclarationTree;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.ProblemTree;
import org.deriv.lang.tree.StatementTree;
import org.deriv.problem.Goal;
import org.deriv.problem.Problem;

/** Gives the statements of a problem their names and shapes, one after the other. */
public final class ProblemReader {
  private final Diagnostics diagnostics;
  private final List<Problem.Item> items = new ArrayList<>();
  private final Map<String, String> notation = new LinkedHashMap<>();
  private final Map<String, Span> typeset = new LinkedHashMap<>();
  private final Set<Integer> done = new HashSet<>();
  private final Map<String, Declaration> defined = new LinkedHashMap<>();
  private final Map<Integer, List<Expr>> assumed = new HashMap<>();
  private Scope scope = Scope.start(Map.of());
  private final Set<Rational> decimals = new HashSet<>();
  private String name = "";
  private int goals;

  private ProblemReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The problem that {@code tree} states; what is wrong with it goes to {@code diagnostics}. */
  public static Problem read(ProblemTree tree, Diagnostics diagnostics) {
    return new ProblemReader(diagnostics).problem(tree);
  }

  private Problem problem(ProblemTree tree) {
    name = tree.name().name();
    List<StatementTree> statements = kept(tree.statements());
    scope = Scope.start(later(statements)).poison(LatexReader.BROKEN);
    DefinitionGroups groups = new DefinitionGroups(statements);
    for (int i = 0; i < statements.size(); i++) {
      statement(statements.get(i), i, groups);
    }
    typeset.forEach((name, span) -> {
      if (scope.find(name).isEmpty() && !scope.poisoned().contains(name)) {
        diagnostics.add(
            Diagnostic.warning(
                "unused-notation", "`" + name + "` is typeset here, but not declared", span));
      }
    });
    return new Problem(
        tree.name().name(), tree.heading(), items, notation, decimals, tree.name().span());
  }

  /** As many statements as are read. */
  private List<StatementTree> kept(List<StatementTree> statements) {
    int size = 0;
    for (int i = 0; i < statements.size(); i++) {
      size += Weight.of(statements.get(i));
      if (size > Limits.MOST_STATEMENTS) {
        diagnostics.add(tooLong(statements.get(i)));
        return statements.subList(0, i);
      }
    }
    return statements;
  }

  private static Diagnostic tooLong(StatementTree node) {
    return Diagnostic.error(
            "too-large",
            "a problem has at most "
                + Limits.MOST_STATEMENTS
                + " statements, names and conditions; the rest is not read",
            node.span().atStart())
        .withHelp("split it into several problems");
  }

  private void statement(StatementTree node, int place, DefinitionGroups groups) {
    switch (node) {
      case StatementTree.Given given ->
          setting(node.span(), draft -> new GivenReader(draft).read(given));
      case StatementTree.Random random ->
          setting(node.span(), draft -> new RandomReader(draft).read(random));
      case StatementTree.Assume assume ->
          setting(
              node.span(), draft -> new Conditions(draft, Locals.NONE).assume(assume.conditions()));
      case StatementTree.Let _, StatementTree.Recurrence _ -> definition(node, place, groups);
      case StatementTree.Notation spelling ->
          spelling
              .entries()
              .forEach(entry -> {
                notation.put(entry.name().name(), entry.latex());
                typeset.putIfAbsent(entry.name().name(), entry.span());
              });
      case StatementTree.Text text -> text(text);
      case StatementTree.Broken broken -> broken(broken);
      case GoalTree goal -> goal(goal);
    }
  }

  /** Reads a statement, and again with each correction that may be what was meant. */
  private Draft reading(Span span, Consumer<Draft> read) {
    Draft draft = new Draft(scope);
    read.accept(draft);
    decimals.addAll(draft.decimals());
    boolean correctable = span.end() - span.start() <= Limits.LONGEST_CORRECTED;
    Repairs repairs =
        new Repairs(
            draft.errors(),
            repair -> {
              Draft trial = new Draft(scope, repair);
              read.accept(trial);
              return trial.errors();
            });
    diagnostics.addAll(correctable ? repairs.choose(draft.findings()) : draft.diagnostics());
    return draft;
  }

  private void setting(Span span, Consumer<Draft> read) {
    Draft draft = reading(span, read);
    scope = draft.scope();
    items.add(new Problem.Setting(draft.declared(), draft.assumed(), span));
  }

  /** Reads a definition with those that it depends on; each stands where it is written. */
  private void definition(StatementTree node, int place, DefinitionGroups groups) {
    if (!done.contains(place)) {
      List<Definition> group = new ArrayList<>();
      for (int member : groups.group(place)) {
        if (done.add(member)) {
          groups.at(member).ifPresent(group::add);
        }
      }
      Draft draft = reading(node.span(), it -> new DefinitionReader(it).read(group));
      scope = draft.scope();
      List<String> sizes =
          draft.declared().stream()
              .filter(Declaration.Dimension.class::isInstance)
              .map(Declaration::name)
              .toList();
      Horizons.inDefinition(node, sizes, scope).forEach(it -> diagnostics.add(it.diagnostic()));
      assumed.put(place, draft.assumed());
      draft.declared().forEach(declaration -> defined.put(declaration.name(), declaration));
    }
    items.add(
        new Problem.Setting(
            defined(groups, place), assumed.getOrDefault(place, List.of()), node.span()));
  }

  /** What the definition at a place declares, and with the first what a group declares besides. */
  private List<Declaration> defined(DefinitionGroups groups, int place) {
    String own = groups.at(place).orElseThrow().name();
    List<Declaration> declared = new ArrayList<>();
    for (Declaration declaration : List.copyOf(defined.values())) {
      if (declaration.name().equals(own) || declaration instanceof Declaration.Dimension) {
        declared.add(declaration);
        defined.remove(declaration.name());
      }
    }
    return declared;
  }

  private void text(StatementTree.Text node) {
    List<Problem.Piece> pieces = new ArrayList<>();
    for (StatementTree.Text.Piece piece : node.pieces()) {
      switch (piece) {
        case StatementTree.Text.Prose(String markdown, Span span) ->
            pieces.add(new Problem.Markdown(markdown, span));
        case StatementTree.Text.Pointer(var problem, Identifier label, Span _) ->
            pieces.add(
                new Problem.Pointer(problem.map(Identifier::name).orElse(name), label.name()));
        case StatementTree.Text.Embedded embedded -> pieces.add(embedded(embedded));
      }
    }
    items.add(new Problem.Prose(pieces, node.span()));
  }

  private Problem.Piece embedded(StatementTree.Text.Embedded node) {
    List<Optional<Expr>> read = new ArrayList<>();
    Set<String> free =
        new FreeIndices(scope, FreeIndices.Bounds.INDICES).in(List.of(node.expression()), Set.of());
    Locals locals = Locals.NONE.with(free, Locals.Kind.FREE);
    reading(
        node.span(),
        draft ->
            read.add(
                new SequenceReader(new ExpressionReader(draft, locals)).read(node.expression())));
    return new Problem.Embedded(read.getFirst());
  }

  private void broken(StatementTree.Broken node) {
    for (Identifier name : node.names()) {
      if (scope.find(name.name()).isEmpty()) {
        scope = scope.poison(name.name());
      }
    }
    node.label()
        .filter(label -> scope.find(label.name()).isEmpty())
        .ifPresent(label -> scope = scope.poison(label.name()));
    GoalResults.kind(node.keyword().name())
        .ifPresent(kind -> {
          goals++;
          Optional<String> label = node.label().map(Identifier::name);
          items.add(
              new Problem.Broken(label.orElse(String.valueOf(goals)), label, kind, node.span()));
        });
  }

  private void goal(GoalTree written) {
    GoalTree node = LatexChecks.translated(written, scope, notation, diagnostics);
    goals++;
    Optional<String> label = node.label().map(Identifier::name);
    String name = label.orElse(String.valueOf(goals));
    List<GoalAnswer> answers = new ArrayList<>();
    Draft draft = reading(node.span(), it -> answers.add(GoalAnswer.read(node, name, it)));
    scope = draft.scope();
    GoalAnswer answer = answers.getFirst();
    Optional<Goal> goal = answer.goal();
    items.add(
        goal.isPresent()
            ? new Problem.Asked(
                name, label, goal.get(), answer.assuming(), answer.context(), node.span())
            : new Problem.Broken(name, label, GoalResults.kind(node), node.span()));
  }

  /** The names that statements declare, and in which lines; sizes need not come first. */
  private static Map<String, Integer> later(List<StatementTree> statements) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (StatementTree statement : statements) {
      switch (statement) {
        case StatementTree.Given given ->
            given
                .declarations()
                .forEach(declaration -> {
                  boolean size =
                      declaration instanceof DeclarationTree.Quantity quantity
                          && quantity.domain() instanceof Domain.Naturals;
                  if (!size) {
                    put(lines, declaration.target().name());
                  }
                });
        case StatementTree.Random random ->
            random.declarations().forEach(it -> put(lines, it.target().name()));
        case StatementTree.Let let -> put(lines, let.target().name());
        case StatementTree.Recurrence recurrence -> put(lines, recurrence.target().name());
        case GoalTree.Optimize optimize -> optimize.as().ifPresent(it -> put(lines, it));
        case StatementTree.Assume _,
            StatementTree.Notation _,
            StatementTree.Text _,
            StatementTree.Broken _ -> {}
        case GoalTree _ -> {}
      }
    }
    return lines;
  }

  private static void put(Map<String, Integer> lines, Identifier name) {
    lines.putIfAbsent(name.name(), name.span().line());
  }
}
