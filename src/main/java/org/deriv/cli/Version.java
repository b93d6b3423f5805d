package org.deriv.cli;

import java.util.Optional;

/** The version, as the jar's manifest has it. */
final class Version {
  private Version() {}

  static String words() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(not from a jar)");
  }
}
