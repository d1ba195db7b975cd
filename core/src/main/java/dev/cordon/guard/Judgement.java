package dev.cordon.guard;

/**
 * What judging a request yields: a decision, or a question about something the guard cannot see at
 * once, whose answer leads to the next judgement. An adapter answers, synchronously or not, until
 * it holds a {@link Decision}.
 */
public sealed interface Judgement permits Decision, Question {}
