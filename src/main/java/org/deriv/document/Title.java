package org.deriv.document;

import java.util.List;
import java.util.Optional;

/**
 * What stands at the head of a document and in its metadata.
 *
 * @param source the name of the file that the document was compiled from
 */
public record Title(
    List<Inline> title,
    Optional<String> author,
    Optional<String> course,
    Optional<String> date,
    Optional<String> source) {
  public Title {
    title = List.copyOf(title);
  }

  /** A title alone. */
  public static Title of(String words) {
    return new Title(
        Inline.text(words), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
