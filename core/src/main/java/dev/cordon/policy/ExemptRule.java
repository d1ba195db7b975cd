package dev.cordon.policy;

/**
 * A path whose requests are authenticated by something that no browser attaches; everything ambient
 * is stripped there.
 *
 * @param place where it stands in the policy
 * @param path the one canonical path
 * @param because the reason, for the log
 */
public record ExemptRule(String place, String path, String because) {}
