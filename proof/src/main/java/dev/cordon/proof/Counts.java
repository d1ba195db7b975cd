package dev.cordon.proof;

/**
 * How much was looked at.
 *
 * @param strangers who
 * @param routes where
 * @param browsers browsers, each with its settings
 * @param logins kinds of users
 * @param moves moves that the model can tell apart
 * @param classes cells that the server can tell apart, out of strangers × routes
 * @param plays moves by browsers by users by classes: each was played, or is known from one that
 *     was
 */
public record Counts(
    int strangers, int routes, int browsers, int logins, int moves, int classes, long plays) {}
