package org.deriv.render.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.document.Title;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.junit.jupiter.api.Test;

/** Every file keeps to what it says of itself: PDF/UA-1, as far as a program can see. */
class AccessiblePdfTest {
  private static final Document EVERYTHING =
      Document.of(
          Title.of("All & <everything>"),
          List.of(
              new Block.Heading(3, Optional.empty(), Inline.text("Too deep")),
              new Block.Paragraph(
                  List.of(
                      new Inline.Text("By "),
                      new Inline.Reference("1"),
                      new Inline.Text(" and "),
                      new Inline.Link("https://example.org", Inline.text("two words")),
                      new Inline.Text(" and "),
                      new Inline.Link("#1", Inline.text("[1]")))),
              new Block.Derivation(
                  List.of(
                      Line.of(
                              Formula.of("\\left\\|\\mathbf{x}\\right\\|^{2}"),
                              RelationSign.AT_MOST,
                              Formula.of("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}"))
                          .marked(Mark.PROVED)
                          .numbered(Optional.of("1")))),
              new Block.Display(
                  Formula.of("\\left(\\frac{\\sum_{i=1}^{n}x_{i}}{\\sqrt{\\frac{1}{2}}}\\right)"),
                  Optional.empty()),
              new Block.Items(
                  Optional.of(2),
                  List.of(new Block.Item(List.of(new Block.Paragraph(Inline.text("two")))))),
              new Block.Items(
                  Optional.empty(),
                  List.of(new Block.Item(List.of(new Block.Paragraph(Inline.text("dot")))))),
              new Block.Listing("a = b"),
              new Block.References(
                  Block.References.Kind.CITED,
                  List.of(new Block.Reference("1", Inline.text("A work"))))));

  private static PDDocument pdf(Document document) throws IOException {
    Typefaces typefaces = new Typefaces();
    Typesetter typesetter = new Typesetter(typefaces, new MathSetter(typefaces));
    return Loader.loadPDF(new Pdf(typesetter, typefaces).of(document, Paper.A4));
  }

  @Test
  void a_sample_has_no_fault() throws IOException {
    try (PDDocument pdf = pdf(Samples.residual())) {
      assertEquals(List.of(), PdfAudit.faults(pdf));
    }
  }

  @Test
  void every_kind_of_block_is_without_fault() throws IOException {
    try (PDDocument pdf = pdf(EVERYTHING)) {
      assertEquals(List.of(), PdfAudit.faults(pdf));
      assertEquals(
          List.of(
              "to equation 1",
              "https://example.org",
              "https://example.org",
              "to entry 1 of the list"),
          pdf.getPage(0).getAnnotations().stream().map(each -> each.getContents()).toList());
    }
  }

  @Test
  void the_audit_sees_what_is_missing() throws IOException {
    try (PDDocument pdf = pdf(EVERYTHING)) {
      pdf.getDocumentCatalog().setLanguage("");
      pdf.getPage(0).getAnnotations().getFirst().getCOSObject().removeItem(COSName.CONTENTS);
      pdf.getPage(0).getCOSObject().removeItem(COSName.getPDFName("Tabs"));
      List<String> faults = PdfAudit.faults(pdf);
      assertTrue(faults.contains("no language"), faults.toString());
      assertTrue(faults.contains("an annotation that says nothing"), faults.toString());
      assertTrue(faults.contains("tabs not in reading order"), faults.toString());
    }
    assertTrue(!PdfAudit.isSayable("\\frac{1}{2}") && !PdfAudit.isSayable("‖x‖"));
  }
}
