package org.deriv.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.deriv.check.CheckedStep;
import org.deriv.check.FileReport;
import org.deriv.check.GoalReport;
import org.deriv.check.ProblemReport;
import org.deriv.check.Refutation;
import org.deriv.check.Status;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Span;
import org.deriv.document.compose.Typesetter;
import org.deriv.expr.Expr;
import org.deriv.problem.Problem;

/** The machine output of CLI.md, version 1. */
public final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Function<Problem, Typesetter> typesetters;

  /** With the typesetters that give the {@code latex} of results. */
  public Json(Function<Problem, Typesetter> typesetters) {
    this.typesetters = typesetters;
  }

  /** The entry of a file in the list of files: one JSON object on one line. */
  public String of(FileReport file) {
    return file(file).toString();
  }

  private ObjectNode file(FileReport file) {
    ObjectNode node = NODES.objectNode().put("file", file.file());
    ArrayNode diagnostics = node.putArray("diagnostics");
    file.diagnostics().forEach(each -> diagnostics.add(diagnostic(each, file.problems())));
    ArrayNode problems = node.putArray("problems");
    file.problems().forEach(problem -> problems.add(problem(problem)));
    return node;
  }

  private static ObjectNode diagnostic(Diagnostic diagnostic, List<ProblemReport> problems) {
    Span span = diagnostic.span();
    Optional<ProblemReport> problem =
        problems.stream()
            .filter(each -> each.problem().span().start() <= span.start())
            .reduce((_, later) -> later);
    Optional<GoalReport> goal =
        problem.stream()
            .flatMap(each -> each.goals().stream())
            .filter(
                each -> each.span().start() <= span.start() && span.start() <= each.span().end())
            .findFirst();
    return NODES
        .objectNode()
        .put("code", diagnostic.code())
        .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .put("message", diagnostic.message())
        .put("help", diagnostic.help().orElse(null))
        .put("line", span.line())
        .put("column", span.column())
        .put("endLine", span.endLine())
        .put("endColumn", span.endColumn())
        .put("problem", problem.map(each -> each.problem().id()).orElse(null))
        .put("goal", goal.map(GoalReport::name).orElse(null));
  }

  private ObjectNode problem(ProblemReport report) {
    Problem problem = report.problem();
    ObjectNode node =
        NODES
            .objectNode()
            .put("id", problem.id())
            .put("title", problem.title().orElse(null))
            .put("line", problem.span().line());
    ArrayNode goals = node.putArray("goals");
    Typesetter type = typesetters.apply(problem);
    report.goals().forEach(goal -> goals.add(goal(goal, type)));
    return node;
  }

  private static ObjectNode goal(GoalReport goal, Typesetter type) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("name", goal.name())
            .put("kind", goal.kind())
            .put("line", goal.span().line())
            .put("verdict", goal.verdict().word())
            .put("result", joined(goal, Object::toString).orElse(null))
            .put("latex", joined(goal, result -> type.formula(result).latex()).orElse(null));
    ArrayNode notes = node.putArray("notes");
    goal.notes().forEach(notes::add);
    goal.exhibit().ifPresent(shown -> node.set("exhibit", ExhibitJson.of(shown)));
    ArrayNode steps = node.putArray("steps");
    goal.steps().forEach(step -> steps.add(step(step)));
    return node;
  }

  private static Optional<String> joined(GoalReport goal, Function<Expr, String> form) {
    return goal.results().stream().map(form).reduce((some, more) -> some + ", " + more);
  }

  private static ObjectNode step(CheckedStep step) {
    boolean judged = step.verdict().status() != Status.ERROR;
    ObjectNode node =
        NODES
            .objectNode()
            .put("index", step.index())
            .put("relation", step.relation().sign())
            .put("line", step.span().line())
            .put("verdict", step.verdict().status().word())
            .put("reason", step.claimed().orElse(step.reason().words()))
            .put("rule", step.reason().rules().stream().findFirst().orElse(null))
            .put("evidence", step.verdict().evidence())
            .put("expression", judged ? step.result().map(Object::toString).orElse(null) : null);
    ArrayNode conditions = node.putArray("conditions");
    step.verdict().conditions().forEach(condition -> conditions.add(condition.toString()));
    ArrayNode remarks = node.putArray("remarks");
    step.remarks().forEach(remark -> remarks.add(remark.words()));
    step.verdict()
        .counterexample()
        .ifPresent(example -> node.set("counterexample", counterexample(example)));
    return node;
  }

  private static ObjectNode counterexample(Refutation example) {
    ObjectNode node = NODES.objectNode();
    ObjectNode dimensions = node.putObject("dimensions");
    example.dimensions().forEach(dimensions::put);
    ObjectNode values = node.putObject("values");
    example.values().forEach(values::put);
    example.functions().forEach(values::put);
    example.laws().forEach(values::put);
    return node.put("left", example.left())
        .put("right", example.right())
        .put("entry", example.entry().orElse(null));
  }
}
