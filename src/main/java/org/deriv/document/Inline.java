package org.deriv.document;

import java.util.List;
import java.util.regex.Pattern;

/** A piece of running text. */
public sealed interface Inline {

  /** Characters set as they are; runs of white space count as one space. */
  record Text(String content) implements Inline {
    private static final Pattern APOSTROPHE =
        Pattern.compile("(?<=\\p{L}{2})'(?=(?:s|t|d|re|ll|ve)\\b)|(?<=\\p{L}s)'(?= )");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** Typewriter quotes become a printer's. */
    public Text {
      content = APOSTROPHE.matcher(content).replaceAll("’");
      content = QUOTED.matcher(content).replaceAll("“$1”");
    }
  }

  /** Italic text. */
  record Emphasis(List<Inline> content) implements Inline {
    public Emphasis {
      content = List.copyOf(content);
    }
  }

  /** Bold text. */
  record Strong(List<Inline> content) implements Inline {
    public Strong {
      content = List.copyOf(content);
    }
  }

  /** Typewriter text, white space kept. */
  record Code(String content) implements Inline {}

  /** A formula in the line. */
  record Maths(Formula formula) implements Inline {}

  /** A link to a web address, or to an anchor of this document when it begins with {@code #}. */
  record Link(String target, List<Inline> content) implements Inline {
    public Link {
      content = List.copyOf(content);
    }
  }

  /** A reference to the numbered line or formula with this number. */
  record Reference(String number) implements Inline {
    /** The anchor of what has this number. */
    public static String anchor(String number) {
      return "eq-" + number;
    }

    /** What is printed: the number in parentheses. */
    public String words() {
      return "(" + number + ")";
    }
  }

  /** Text with something to be read when a reader points at it, where that can be. */
  record Hint(List<Inline> content, String words) implements Inline {
    public Hint {
      content = List.copyOf(content);
    }
  }

  /** A forced end of line. */
  record LineBreak() implements Inline {}

  /** The inlines of plain text: none for an empty string. */
  static List<Inline> text(String content) {
    return content.isEmpty() ? List.of() : List.of(new Text(content));
  }

  /** The words of these inlines without any markup, for metadata and bookmarks. */
  static String plain(List<Inline> inlines) {
    StringBuilder words = new StringBuilder();
    for (Inline inline : inlines) {
      words.append(
          switch (inline) {
            case Text(String content) -> content;
            case Code(String content) -> content;
            case Emphasis(List<Inline> content) -> plain(content);
            case Strong(List<Inline> content) -> plain(content);
            case Link(_, List<Inline> content) -> plain(content);
            case Maths(Formula formula) -> formula.text();
            case Reference reference -> reference.words();
            case Hint(List<Inline> content, _) -> plain(content);
            case LineBreak() -> " ";
          });
    }
    return words.toString();
  }
}
