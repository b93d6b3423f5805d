package org.deriv.render.ink;

/**
 * A typeface by its file on the class path.
 *
 * @param resource the absolute resource name of a TrueType file
 */
public record Face(String resource) implements Comparable<Face> {
  /** Upright prose. */
  public static final Face ROMAN = new Face("/fonts/cmu-serif-500-roman.ttf");

  /** Emphasis and reasons. */
  public static final Face ITALIC = new Face("/fonts/cmu-serif-500-italic.ttf");

  /** Headings and strong text. */
  public static final Face BOLD = new Face("/fonts/cmu-serif-700-roman.ttf");

  /** Emphasis within strong text. */
  public static final Face BOLD_ITALIC = new Face("/fonts/cmu-serif-700-italic.ttf");

  /** Code. */
  public static final Face TYPEWRITER = new Face("/fonts/cmu-typewriter-text-500-roman.ttf");

  @Override
  public int compareTo(Face other) {
    return resource.compareTo(other.resource);
  }
}
