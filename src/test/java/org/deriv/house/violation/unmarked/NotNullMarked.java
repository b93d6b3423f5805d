package org.deriv.house.violation.unmarked;

@SuppressWarnings("RequireExplicitNullMarking") // this is what it shows
final class NotNullMarked {
  private NotNullMarked() {}
}
