package com.example.plain;

import com.sun.net.httpserver.HttpServer;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Starts the bank on a port of this machine. */
public final class BankMain {
  private BankMain() {}

  public static void main(String[] args) throws IOException {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    HttpServer server = start(port, policy("http://localhost:" + port));
    System.out.println("http://localhost:" + server.getAddress().getPort() + "/");
  }

  /** Who may do what: pages of the bank everything, one application may read the account. */
  static Policy policy(String origin) {
    return Policy.builder()
        .profile(Profile.DEV)
        .origins(origin)
        .cors(rule -> rule.paths("/account").origins("http://localhost:3000").credentials())
        .csrf(csrf -> csrf.login("/login"))
        .session(
            session -> session.cookie("BANKSESSION").seal().lifetime(Duration.ofHours(12)))
        .build();
  }

  static HttpServer start(int port, Policy policy) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", new Bank()).getFilters().add(new CordonFilter(LiveGuard.of(policy)));
    server.start();
    return server;
  }
}
