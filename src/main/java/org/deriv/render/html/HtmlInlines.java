package org.deriv.render.html;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.document.Formula;
import org.deriv.document.Inline;

/** Running text as HTML. */
final class HtmlInlines {
  private final HtmlMath maths;

  HtmlInlines(HtmlMath maths) {
    this.maths = maths;
  }

  String of(List<Inline> inlines) {
    return inlines.stream().map(this::of).collect(Collectors.joining());
  }

  private String of(Inline inline) {
    return switch (inline) {
      case Inline.Text(String content) -> Escape.text(content);
      case Inline.Emphasis(List<Inline> content) -> "<em>" + of(content) + "</em>";
      case Inline.Strong(List<Inline> content) -> "<strong>" + of(content) + "</strong>";
      case Inline.Code(String content) -> "<code>" + Escape.text(content) + "</code>";
      case Inline.Maths(Formula formula) -> maths.inline(formula);
      case Inline.Link(String target, List<Inline> content) -> link(target, of(content));
      case Inline.Reference reference ->
          link(
              "#" + Inline.Reference.anchor(reference.number()),
              "<span class=\"ref\">" + Escape.text(reference.words()) + "</span>");
      case Inline.Hint(List<Inline> content, String words) ->
          "<span class=\"hint\" tabindex=\"0\" title=\""
              + Escape.text(words)
              + "\">"
              + of(content)
              + "</span>";
      case Inline.LineBreak() -> "<br>";
    };
  }

  private static String link(String target, String content) {
    if (!Escape.isAddress(target)) {
      return content;
    }
    String address = target.startsWith("#") ? "#" + Escape.anchor(target.substring(1)) : target;
    return "<a href=\"" + Escape.text(address) + "\" rel=\"noreferrer\">" + content + "</a>";
  }
}
