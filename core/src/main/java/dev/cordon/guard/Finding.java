package dev.cordon.guard;

/**
 * A refusal that report mode turned into a record.
 *
 * @param reason why the request would have been refused
 * @param sentence the sentence the refusal would have carried
 */
public record Finding(Reason reason, String sentence) {}
