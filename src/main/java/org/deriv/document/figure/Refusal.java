package org.deriv.document.figure;

/**
 * Why there is no figure.
 *
 * @param message in the style of a diagnostic
 * @param help what to type instead
 */
public record Refusal(String message, String help) implements Picture, Reading {}
