package dev.cordon.guard;

/**
 * A layer's wish to refuse, before report mode has had its say.
 *
 * @param reason why
 * @param sentence one sentence for a developer, without anything the request or the policy holds
 */
record Refusal(Reason reason, String sentence) {}
