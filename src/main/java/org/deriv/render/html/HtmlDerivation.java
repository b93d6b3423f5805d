package org.deriv.render.html;

import java.util.List;
import org.deriv.document.Block.Derivation;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.Note;
import org.deriv.document.RelationSign;
import org.deriv.render.maths.FormulaBreaker;
import org.deriv.render.page.Typesetter;

/** Derivations as a grid: lead, left side, relation, right side, reason, verdict. */
final class HtmlDerivation {
  // In ems: the width of a page, of which the badges and the relation take a part.
  private static final double PAGE = 40;
  private static final double SIGNS = 4.5;
  private static final double WIDEST_LEFT = 14;
  // How wide a letter of a reason is on average.
  private static final double LETTER = 0.42;

  private final FormulaBreaker breaker;
  private final HtmlMath maths;
  private final HtmlInlines inlines;
  private final Typesetter typesetter;
  private final Notes notes;

  /** Notes are blocks, which the printer of blocks knows to print. */
  interface Notes {
    String note(Note note);
  }

  HtmlDerivation(
      FormulaBreaker breaker,
      HtmlMath maths,
      HtmlInlines inlines,
      Typesetter typesetter,
      Notes notes) {
    this.breaker = breaker;
    this.maths = maths;
    this.inlines = inlines;
    this.typesetter = typesetter;
    this.notes = notes;
  }

  String of(Derivation derivation) {
    double left =
        derivation.lines().stream()
            .flatMap(line -> line.left().stream())
            .filter(side -> !isWide(side))
            .mapToDouble(side -> breaker.width(side.latex(), 1))
            .max()
            .orElse(0);
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><div class=\"steps\">\n");
    derivation.lines().forEach(line -> html.append(line(line, PAGE - SIGNS - left)));
    html.append("</div></div>\n");
    return isLong(derivation) ? folding(derivation.lines(), html.toString()) : html.toString();
  }

  /** Whether there are steps that a reader may want to fold. */
  private static boolean isLong(Derivation derivation) {
    List<Line> lines = derivation.lines();
    return lines.size() > 1 && lines.getLast().mark().isPresent();
  }

  /** Steps that fold into what they begin and end with. */
  private String folding(List<Line> lines, String steps) {
    String left =
        lines.stream()
            .filter(line -> line.left().isPresent())
            .reduce((_, later) -> later)
            .flatMap(Line::left)
            .map(maths::inline)
            .orElse("");
    Line last = lines.getLast();
    String relation = last.relation().map(this::sign).orElse("");
    String result = left + " " + relation + " " + maths.inline(last.right());
    return "<details open><summary><span class=\"count\">"
        + lines.size()
        + " steps</span><span class=\"result\">"
        + result
        + "</span></summary>\n"
        + steps
        + "</details>\n";
  }

  private String line(Line line, double room) {
    StringBuilder html = new StringBuilder("<div class=\"step\">");
    line.lead().ifPresent(sign -> html.append(cell("lead first", sign(sign))));
    boolean wide = line.left().filter(this::isWide).isPresent();
    String beside = line.lead().isPresent() ? "wide led first" : "wide first";
    if (wide && runsOn(line)) {
      return html.append(cell(beside, whole(line))).append(tail(line, 0)).toString();
    }
    line.left()
        .ifPresent(side -> html.append(cell(wide ? beside : "left first", maths.display(side))));
    String row = wide ? "" : " first";
    line.relation().ifPresent(sign -> html.append(cell("sign" + row, sign(sign))));
    List<FormulaBreaker.Part> parts = breaker.lines(line.right(), 1, room, 1.5);
    for (int i = 0; i < parts.size(); i++) {
      FormulaBreaker.Part part = parts.get(i);
      boolean more = i > 0 && part.before() != Break.RELATION;
      String place = line.relation().isPresent() || i > 0 ? "right" : "wide";
      String where = i == 0 ? place + row : more ? place + " more" : place;
      html.append(cell(where, maths.display(part.latex(), part.text())));
    }
    html.append(tail(line, wide || parts.size() > 1 ? 0 : room));
    return html.toString();
  }

  /** Whether a wide left side and its right side have room on one line. */
  private boolean runsOn(Line line) {
    double left = line.left().map(side -> breaker.width(side.latex(), 1)).orElse(0.0);
    return left + breaker.width(line.right().latex(), 1) < PAGE - SIGNS;
  }

  private String whole(Line line) {
    return line.left().map(maths::display).orElse("")
        + line.relation().map(sign -> " " + sign(sign) + " ").orElse("")
        + maths.display(line.right());
  }

  /** Number, verdict, reason and notes. */
  private String tail(Line line, double room) {
    StringBuilder html = new StringBuilder();
    line.number()
        .ifPresent(number ->
            html.append(
                "<div class=\"num\" id=\"%s\">(%s)</div>"
                    .formatted(
                        Escape.anchor(Inline.Reference.anchor(number)), Escape.text(number))));
    line.mark().ifPresent(mark -> html.append(cell("mark", badge(mark))));
    html.append(reason(line, room));
    line.notes().forEach(note -> html.append(notes.note(note)));
    return html.append("</div>\n").toString();
  }

  // Beside the right side where there is room, else beneath it.
  private String reason(Line line, double room) {
    if (line.words().isEmpty()) {
      return "";
    }
    double words = LETTER * Inline.plain(line.words()).length();
    boolean beside = breaker.width(line.right().latex(), 1) + words + 2 < room;
    return cell(beside ? "why" : "why under", inlines.of(line.words()));
  }

  private boolean isWide(Formula left) {
    return breaker.width(left.latex(), 1) > WIDEST_LEFT;
  }

  private String sign(RelationSign sign) {
    return maths.display(sign.latex(), sign.text());
  }

  /** The badge of a verdict. */
  String badge(Mark mark) {
    return maths.sign(typesetter.badge(mark, 1), mark.words());
  }

  private static String cell(String place, String content) {
    return "<div class=\"" + place + "\">" + content + "</div>";
  }
}
