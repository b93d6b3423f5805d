package org.deriv.render.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Tag;

/** Adds links and bookmarks to the pages of a PDF file. */
final class Navigation {
  private final double height;
  private final Structure structure;
  private final Map<String, PDPageXYZDestination> anchors = new HashMap<>();
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final Deque<Level> open = new ArrayDeque<>();

  private record Level(int level, PDOutlineNode node) {}

  Navigation(double height, Structure structure) {
    this.height = height;
    this.structure = structure;
    open.push(new Level(0, outline));
  }

  /** Adds everything that leads from or to the pages. */
  void add(PDDocument document, List<PDPage> pages, List<List<Paint>> sheets) throws IOException {
    for (int i = 0; i < pages.size(); i++) {
      collect(sheets.get(i), pages.get(i));
    }
    for (int i = 0; i < pages.size(); i++) {
      link(sheets.get(i), pages.get(i), Optional.empty());
    }
    if (outline.hasChildren()) {
      outline.openNode();
      document.getDocumentCatalog().setDocumentOutline(outline);
    }
  }

  private void collect(List<Paint> paints, PDPage page) {
    for (Paint paint : paints) {
      switch (paint) {
        case Paint.Anchor(String name, double x, double y) ->
            anchors.putIfAbsent(name, place(page, x, y));
        case Paint.Bookmark(int level, String title, double x, double y) ->
            bookmark(level, title, place(page, x, y));
        case Paint.Spoken(_, List<Paint> content) -> collect(content, page);
        case Paint.Tagged(_, List<Paint> content) -> collect(content, page);
        case Paint.Glyph _, Paint.Area _, Paint.Trace _, Paint.Hotspot _ -> {}
      }
    }
  }

  private void bookmark(int level, String title, PDPageXYZDestination place) {
    while (open.size() > 1 && open.element().level >= level) {
      open.pop();
    }
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(place);
    open.element().node.addLast(item);
    open.push(new Level(level, item));
  }

  private PDPageXYZDestination place(PDPage page, double x, double y) {
    PDPageXYZDestination destination = new PDPageXYZDestination();
    destination.setPage(page);
    destination.setLeft((int) Math.max(0, x - 10));
    destination.setTop((int) Math.ceil(height - y + 8));
    return destination;
  }

  private void link(List<Paint> paints, PDPage page, Optional<Tag> around) throws IOException {
    for (Paint paint : paints) {
      switch (paint) {
        case Paint.Hotspot hotspot -> {
          Optional<PDAnnotationLink> link = link(hotspot);
          if (link.isPresent()) {
            page.getAnnotations().add(link.get());
            around.ifPresent(tag -> structure.annotate(tag, link.get().getCOSObject(), page));
          }
        }
        case Paint.Spoken(_, List<Paint> content) -> link(content, page, around);
        case Paint.Tagged(Tag tag, List<Paint> content) -> link(content, page, Optional.of(tag));
        case Paint.Glyph _, Paint.Area _, Paint.Trace _, Paint.Anchor _, Paint.Bookmark _ -> {}
      }
    }
  }

  /** Where a link leads, for who cannot see what stands there. */
  private static String words(String target) {
    if (!target.startsWith("#")) {
      return target;
    }
    String anchor = target.substring(1);
    int dash = anchor.indexOf('-');
    String kind = dash < 0 ? "" : anchor.substring(0, dash);
    return switch (kind) {
      case "eq" -> "to equation " + anchor.substring(dash + 1);
      case "figure", "table" -> "to " + kind + " " + anchor.substring(dash + 1);
      default -> "to entry " + anchor + " of the list";
    };
  }

  private Optional<PDAnnotationLink> link(Paint.Hotspot hotspot) throws IOException {
    PDAnnotationLink link = new PDAnnotationLink();
    if (hotspot.target().startsWith("#")) {
      PDPageXYZDestination place = anchors.get(hotspot.target().substring(1));
      if (place == null) {
        return Optional.empty();
      }
      link.setDestination(place);
    } else {
      PDActionURI action = new PDActionURI();
      action.setURI(hotspot.target());
      link.setAction(action);
    }
    double bottom = height - hotspot.y() - hotspot.height();
    link.setRectangle(
        new PDRectangle(
            (float) hotspot.x(),
            (float) bottom,
            (float) hotspot.width(),
            (float) hotspot.height()));
    link.setContents(words(hotspot.target()));
    PDBorderStyleDictionary border = new PDBorderStyleDictionary();
    border.setWidth(0);
    link.setBorderStyle(border);
    return Optional.of(link);
  }
}
