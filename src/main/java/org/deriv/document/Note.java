package org.deriv.document;

import java.util.List;
import java.util.Optional;

/**
 * A remark set apart from the text: under a line of a derivation, or between blocks.
 *
 * @param kind what sort of remark it is
 * @param content what it says
 */
public record Note(Kind kind, List<Block> content) {
  public Note {
    content = List.copyOf(content);
  }

  /** What a note is about; decides its colour and the word before it. */
  public enum Kind {
    /** How a verdict was reached. */
    EVIDENCE,
    /** Under which conditions a result holds. */
    CONDITION,
    /** Values at which a claim fails. */
    COUNTEREXAMPLE,
    /** What is wrong with the author's text. */
    ERROR,
    /** Anything else. */
    REMARK;

    /** The word that a reader finds before such a note; empty where it speaks for itself. */
    public Optional<String> label() {
      return switch (this) {
        case EVIDENCE, REMARK -> Optional.empty();
        case CONDITION -> Optional.of("Condition");
        case COUNTEREXAMPLE -> Optional.of("Counterexample");
        case ERROR -> Optional.of("Error");
      };
    }
  }

  /** A note of one paragraph. */
  public static Note of(Kind kind, List<Inline> words) {
    return new Note(kind, List.of(new Block.Paragraph(words)));
  }
}
