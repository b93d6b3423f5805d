package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.deriv.problem.Derivation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wording of whole derivations; {@code -Dgolden.update=true} writes what is said now. */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/derivations");

  @ParameterizedTest
  @ValueSource(strings = {"textbook"})
  void derivations_read_as_they_did(String name) throws IOException {
    String said =
        Sample.resource("/derive/" + name + ".deriv").stream()
            .map(GoldenTest::text)
            .collect(Collectors.joining("\n"));
    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, said);
    }
    assertEquals(Files.readString(file, StandardCharsets.UTF_8), said);
  }

  private static String text(Sample sample) {
    StringBuilder text = new StringBuilder("## " + sample + "\n");
    for (Derivation.Stage stage : sample.derivation().stages()) {
      text.append(stage.start().orElseThrow()).append('\n');
      for (Derivation.Step step : stage.steps()) {
        text.append("  ").append(step.relation().sign()).append(' ').append(step.result());
        text.append("\n      by ").append(step.reason().words());
        text.append(rules(step.reason().rules()));
        step.conditions().forEach(condition -> text.append("\n      if ").append(condition));
        text.append('\n');
      }
    }
    return text.append("result ").append(sample.result()).append('\n').toString();
  }

  private static String rules(List<String> rules) {
    return rules.isEmpty() ? "" : " " + rules;
  }
}
