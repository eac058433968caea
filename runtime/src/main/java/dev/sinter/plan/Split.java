package dev.sinter.plan;

/**
 * A value that one step of a plan leaves in memory for another, and why the two are not one.
 *
 * @param temporary the number of the value among {@link Plan#temporaries()}
 * @param producer the step that writes it
 * @param consumer a step that reads it
 * @param detail what the decision was about, in figures or names; may be empty
 */
public record Split(int temporary, int producer, int consumer, Reason reason, String detail) {}
