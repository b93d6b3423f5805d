package org.deriv.house.violation.rule;

import org.apache.pdfbox.pdmodel.PDPage;

record UsesPdfbox(PDPage page) {}
