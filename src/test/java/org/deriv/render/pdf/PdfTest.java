package org.deriv.render.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.document.Title;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.junit.jupiter.api.Test;

class PdfTest {
  private static final byte[] SAMPLE = writer().of(Samples.residual(), Paper.A4);

  private static Pdf writer() {
    Typefaces typefaces = new Typefaces();
    return new Pdf(new Typesetter(typefaces, new MathSetter(typefaces)), typefaces);
  }

  private static List<PDFont> fonts(PDDocument pdf) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }

  private static String text(byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  void the_text_can_be_read_back() throws IOException {
    String text = text(SAMPLE);

    assertTrue(text.contains("Problem 4.2: Back-propagation through a residual"));
    assertTrue(text.contains("Größe, naïve and Ωμέγα"));
  }

  @Test
  void formulas_can_be_read_back() throws IOException {
    String text = text(SAMPLE).replaceAll("\\s+", "");

    assertTrue(text.contains("σ′(z)"));
    assertTrue(text.contains("x∈ℝ"));
  }

  @Test
  void every_font_is_embedded() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      List<PDFont> fonts = fonts(pdf);

      assertEquals(List.of(), fonts.stream().filter(font -> !font.isEmbedded()).toList());
    }
  }

  @Test
  void only_the_glyphs_that_are_used_are_embedded() {
    assertTrue(SAMPLE.length < 110_000, SAMPLE.length + " bytes");
  }

  @Test
  void the_same_document_gives_the_same_bytes() {
    assertArrayEquals(SAMPLE, writer().of(Samples.residual(), Paper.A4));
  }

  @Test
  void sections_are_bookmarks() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      List<String> titles = new ArrayList<>();
      for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        titles.add(item.getTitle());
      }

      assertEquals(
          List.of(
              "1 Setting",
              "2 Gradient with respect to the pre-activation",
              "3 Explicit Jacobian and the activation",
              "4 Numbers"),
          titles);
    }
  }

  @Test
  void the_file_says_what_it_is() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      assertEquals(
          "Problem 4.2: Back-propagation through a residual layer",
          pdf.getDocumentInformation().getTitle());
      assertEquals("A. Student", pdf.getDocumentInformation().getAuthor());
      assertEquals("en", pdf.getDocumentCatalog().getLanguage());
    }
  }

  @Test
  void the_file_has_no_date() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      assertEquals(
          new TreeSet<>(List.of("Title", "Author", "Subject", "Creator", "Producer")),
          new TreeSet<>(pdf.getDocumentInformation().getMetadataKeys()));
    }
  }

  @Test
  void links_lead_somewhere() throws IOException {
    Inline web = new Inline.Link("https://example.org/", Inline.text("here"));
    Inline cited = new Inline.Link("#MC", Inline.text("[MC]"));
    Block references =
        new Block.References(
            Block.References.Kind.CITED,
            List.of(new Block.Reference("MC", Inline.text("Cookbook"))));
    Document document =
        Document.of(Title.of("T"), List.of(new Block.Paragraph(List.of(web, cited)), references));
    try (PDDocument pdf = Loader.loadPDF(writer().of(document, Paper.A4))) {
      List<PDAnnotation> links = pdf.getPage(0).getAnnotations();

      assertEquals(2, links.size());
    }
  }

  @Test
  void a_sign_that_no_typeface_has_is_still_copied() throws IOException {
    Document document =
        new Document(
            Title.of("T"),
            Samples.residual().totals(),
            List.of(new Block.Heading(1, Optional.empty(), Inline.text("中 and ∇"))),
            "en");

    assertTrue(text(writer().of(document, Paper.LETTER)).contains("∇"));
  }

  @Test
  void no_font_of_the_system_is_asked_for() {
    // AWT would need this to find one; without it, writing must still work.
    assertEquals("true", System.getProperty("java.awt.headless", "true"));
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("AWT")));
  }
}
