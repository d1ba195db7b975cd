package com.example.jetty;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;
import dev.cordon.servlet.CordonFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Starts the bank in Jetty, with the policy written in Java and the filter put in by hand. */
public final class BankMain {
  private BankMain() {}

  public static void main(String[] args) throws Exception {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    String origin = "http://localhost:" + port;
    start(port, new CordonFilter(LiveGuard.of(policy(origin))));
    System.out.println(origin + "/");
  }

  static Policy policy(String origin) {
    return Policy.builder()
        .profile(Profile.DEV)
        .origins(origin)
        .cors(
            rule ->
                rule.paths("/account").origins("http://localhost:3000").credentials())
        .csrf(csrf -> csrf.login("/login"))
        .build();
  }

  /** The bank alone, or behind the filter. */
  static Server start(int port, CordonFilter... filters) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    for (CordonFilter filter : filters) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(
          holder,
          "/*",
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    }
    context.addServlet(new ServletHolder(new BankServlet()), "/");
    server.setHandler(context);
    server.start();
    return server;
  }
}
