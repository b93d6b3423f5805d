package org.deriv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a Maven and a JDK that only say they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String SLOW_MAVEN =
      """
      #!/bin/sh
      echo x >>"$(dirname "$0")/builds"
      sleep 0.5
      echo jar >target/launcher/deriv.jar
      """;

  private static final List<String> USUAL_TOOLS =
      List.of(
          "cat",
          "cp",
          "dirname",
          "find",
          "flock",
          "grep",
          "head",
          "ls",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sleep");

  @TempDir Path folder;
  private Path checkout;
  private Path tools;

  @BeforeEach
  void lay_out_a_checkout() throws IOException {
    checkout = folder.resolve("a checkout");
    tools = folder.resolve("tools");
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createDirectories(checkout.resolve("grammar"));
    Files.createDirectories(tools);
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    // The test must not find the machine's own JDK.
    String launcher =
        Files.readString(Path.of("deriv"))
            .replace(" /usr/lib/jvm/*", " " + folder + "/jvm/*")
            .replace("/opt/", folder + "/opt/");
    program(checkout.resolve("deriv"), launcher);
    program(tools.resolve("mvn"), SLOW_MAVEN);
    // The usual tools, without java and mvn.
    for (String tool : USUAL_TOOLS) {
      pass_on(tool);
    }
  }

  @Test
  void it_builds_once_and_runs_the_program_with_the_words_it_was_given() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    run(checkout.resolve("deriv"), "check", "a file");
    Said second = run(checkout.resolve("deriv"), "check", "a file");
    assertEquals("x\n", Files.readString(tools.resolve("builds")));
    assertTrue(second.out().endsWith("[check][a file]\n"), second.out());
  }

  @Test
  void it_says_on_standard_error_alone_that_it_builds() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    Said first = run(checkout.resolve("deriv"), "--version");
    assertTrue(first.err().contains("deriv: building"), first.err());
    assertEquals(1, first.out().lines().count(), first.out());
  }

  @Test
  void it_builds_again_when_a_source_is_newer() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    run(checkout.resolve("deriv"));
    Files.writeString(checkout.resolve("src/main/New.java"), "");
    run(checkout.resolve("deriv"));
    assertEquals("x\nx\n", Files.readString(tools.resolve("builds")));
  }

  @Test
  void it_passes_on_the_exit_status_of_the_program() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    assertEquals(2, run(checkout.resolve("deriv"), "exit-2").status());
  }

  @Test
  void it_works_through_a_link_to_a_link() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    Path links = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(links.resolve("first"), Path.of("../a checkout/deriv"));
    Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
    assertEquals(0, run(links.resolve("second")).status());
  }

  @Test
  void two_started_at_once_build_once() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    two_at_once();
    assertEquals("x\n", Files.readString(tools.resolve("builds")));
  }

  @Test
  void two_started_at_once_build_once_where_there_is_no_flock() throws Exception {
    Files.delete(tools.resolve("flock"));
    jdk("jvm/jdk-25", "25.0.3");
    two_at_once();
    assertEquals("x\n", Files.readString(tools.resolve("builds")));
  }

  @Test
  void a_lock_left_by_a_dead_launcher_is_taken_over() throws Exception {
    Files.delete(tools.resolve("flock"));
    jdk("jvm/jdk-25", "25.0.3");
    Path held = Files.createDirectories(checkout.resolve("target/launcher.held"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(held.resolve("pid"), dead.pid() + "\n");
    assertEquals(0, run(checkout.resolve("deriv")).status());
  }

  @Test
  void an_older_jdk_will_not_do() throws Exception {
    jdk("jvm/jdk-17", "17.0.15");
    Said said = run(checkout.resolve("deriv"));
    assertEquals(70, said.status());
    assertTrue(said.err().contains("no JDK 25 found"), said.err());
  }

  @Test
  void the_jdk_of_java_home_comes_first() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    Path chosen = jdk("chosen", "25.0.1");
    Said said = run(Map.of("JAVA_HOME", chosen.toString()), checkout.resolve("deriv"));
    assertTrue(said.out().startsWith(chosen.toString()), said.out());
  }

  @Test
  void it_says_that_maven_is_missing() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    Files.delete(tools.resolve("mvn"));
    Said said = run(checkout.resolve("deriv"));
    assertEquals(70, said.status());
    assertTrue(said.err().contains("mvn is not on the PATH"), said.err());
  }

  @Test
  void a_failed_build_shows_its_errors_and_is_tried_again() throws Exception {
    jdk("jvm/jdk-25", "25.0.3");
    program(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n");
    Said failed = run(checkout.resolve("deriv"));
    assertEquals(70, failed.status());
    assertTrue(failed.err().contains("[ERROR] no such symbol"), failed.err());
    program(tools.resolve("mvn"), SLOW_MAVEN);
    assertEquals(0, run(checkout.resolve("deriv")).status());
  }

  private void two_at_once() throws Exception {
    Process first = start(Map.of(), checkout.resolve("deriv"));
    Process second = start(Map.of(), checkout.resolve("deriv"));
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    program(home.resolve("bin/javac"), "#!/bin/sh\n");
    program(
        home.resolve("bin/java"),
        """
        #!/bin/sh
        printf %%s '%s'
        while [ "$1" != org.deriv.cli.Main ]; do
          case $1 in -XX:AOTCacheOutput=*) : >"${1#*=}" ;; esac
          shift
        done
        shift
        case ${1:-} in exit-*) exit "${1#exit-}" ;; esac
        printf '[%%s]' "$@"
        echo
        """
            .formatted(home));
    return home;
  }

  // A script, not a link: JUnit warns of links that lead out of its folder.
  private void pass_on(String tool) throws IOException {
    for (String place : List.of("/usr/bin/", "/bin/")) {
      if (Files.exists(Path.of(place, tool))) {
        program(tools.resolve(tool), "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
        return;
      }
    }
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Said(int status, String out, String err) {}

  private Said run(Path launcher, String... words) throws Exception {
    return run(Map.of(), launcher, words);
  }

  private Said run(Map<String, String> environment, Path launcher, String... words)
      throws Exception {
    Process process = start(environment, launcher, words);
    int status = process.waitFor();
    return new Said(
        status,
        new String(process.getInputStream().readAllBytes(), UTF_8),
        new String(process.getErrorStream().readAllBytes(), UTF_8));
  }

  private Process start(Map<String, String> environment, Path launcher, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", folder.toString()));
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    return builder.start();
  }
}
