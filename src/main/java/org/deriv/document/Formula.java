package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula as every back end needs it: LaTeX cut where a line may break, and readable text.
 *
 * <p>The LaTeX is plain ASCII in the subset that {@code LatexCheck} accepts, without the
 * surrounding dollars. Joined, the segments are the whole formula; a wide formula is broken between
 * segments and each piece is balanced in its braces, environments and {@code \left … \right}.
 *
 * @param segments the pieces in order; the first one starts with {@link Break#START}
 * @param text the same formula in Unicode for copying, for screen readers and for the terminal
 */
public record Formula(List<Segment> segments, String text) {
  public Formula {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.getFirst().before() != Break.START) {
      throw new IllegalArgumentException("a formula begins with a START segment: " + segments);
    }
  }

  /** What stands at a place where a line may break, from the best place to the worst. */
  public enum Break {
    /** The beginning of the formula. */
    START,
    /** After a comma or a quad between parts of a formula. */
    SEPARATOR,
    /** Before a relation such as {@code =}. */
    RELATION,
    /** Before a plus or a minus. */
    SUM,
    /** Before a multiplication sign. */
    PRODUCT,
    /** Between a factor in parentheses and the next one; only where a formula is displayed. */
    FACTOR
  }

  /**
   * A piece of a formula that is never broken.
   *
   * @param latex its source; begins with the operator at which the line may break
   * @param before what stands at its beginning
   * @param depth how many unstretched parentheses are open where it begins
   */
  public record Segment(String latex, Break before, int depth) {}

  /** The formula with this LaTeX, cut at its top-level operators; its text is read from it. */
  public static Formula of(String latex) {
    return of(latex, LatexText.of(latex));
  }

  /** The formula with this LaTeX, cut at its top-level operators, and this readable text. */
  public static Formula of(String latex, String text) {
    return new Formula(BreakPoints.split(latex), text);
  }

  /** The segments for running text, where a product without a sign is not broken. */
  public List<Segment> withoutFactors() {
    List<Segment> joined = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.before() == Break.FACTOR) {
        Segment last = joined.removeLast();
        joined.add(new Segment(last.latex() + segment.latex(), last.before(), last.depth()));
      } else {
        joined.add(segment);
      }
    }
    return joined;
  }

  /** The formula in words, for those who hear it. */
  public String spoken() {
    return LatexSpeech.of(latex());
  }

  /** The whole formula as LaTeX, without dollars. */
  public String latex() {
    return segments.stream().map(Segment::latex).collect(Collectors.joining());
  }
}
