package dev.cordon.proof.server;

import java.time.Duration;
import java.util.List;

/**
 * A user as the server makes one.
 *
 * @param name the end of "a user …": {@code who is logged in}
 * @param setCookies the lines of {@code Set-Cookie} that the login answered with, after whatever
 *     protects the server; empty for a user who is not logged in
 * @param age how long ago that was: a cookie without SameSite is treated otherwise when it is young
 * @param basic whether the user gave the browser a name and a password for the server's origin
 */
public record Login(String name, List<String> setCookies, Duration age, boolean basic) {
  public Login {
    setCookies = List.copyOf(setCookies);
  }
}
