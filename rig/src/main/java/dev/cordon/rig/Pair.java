package dev.cordon.rig;

/** A name and its value where order and repetition count: a header line, a form field. */
public record Pair(String name, String value) {}
