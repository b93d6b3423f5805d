package org.deriv.cli;

import java.util.Optional;

/**
 * How the links of a file fared.
 *
 * @param links how many links and other claims there are
 * @param right how many of them hold, as far as their evidence goes
 * @param undecided how many are neither established nor refuted
 * @param wrong how many are refuted or have an error
 * @param first where the first one stands that does not hold
 */
record Tally(int links, int right, int undecided, int wrong, Optional<First> first) {
  /**
   * The first link that does not hold.
   *
   * @param problem the problem's name
   * @param goal the goal's name
   * @param link its number in the goal, from 1; 0 where there is no link
   * @param line its line in the file
   * @param verdict what came of it
   */
  record First(String problem, String goal, int link, int line, String verdict) {}
}
