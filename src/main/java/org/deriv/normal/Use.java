package org.deriv.normal;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A template whose parameters are filled by variables: the entry {@code A[i,j]} is the template of
 * A with the slots i and j. Made by {@link Store#use}, which puts symmetric slots in order, so that
 * equal uses are equal here.
 */
final class Use implements Comparable<Use> {
  private final Template template;
  private final int[] slots;
  private final int hash;

  Use(Template template, int[] slots) {
    this.template = template;
    this.slots = slots;
    this.hash = template.id() * 31 + Arrays.hashCode(slots);
  }

  Template template() {
    return template;
  }

  int arity() {
    return slots.length;
  }

  int slot(int position) {
    return slots[position];
  }

  int[] slots() {
    return slots.clone();
  }

  boolean touches(int variable) {
    for (int slot : slots) {
      if (slot == variable) {
        return true;
      }
    }
    return false;
  }

  boolean isTouchedBy(IntUnaryOperator renaming) {
    for (int slot : slots) {
      if (renaming.applyAsInt(slot) != slot) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(Use other) {
    int byTemplate = Integer.compare(template.id(), other.template.id());
    return byTemplate != 0 ? byTemplate : Arrays.compare(slots, other.slots);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Use use
            && template == use.template
            && hash == use.hash
            && Arrays.equals(slots, use.slots));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return slots.length == 0 ? template.toString() : template + Arrays.toString(slots);
  }
}
