package com.example.jetty;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;
import dev.cordon.servlet.ContainerSession;
import dev.cordon.servlet.CordonFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.function.Consumer;
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
    start(port, context -> guard(context, policy(origin)));
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

  static Server start(int port, Consumer<ServletContextHandler> more) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    more.accept(context);
    context.addServlet(new ServletHolder(new BankServlet()), "/");
    server.setHandler(context);
    server.start();
    return server;
  }

  /** Puts the filter before everything else, and the attributes on the session cookie. */
  static void guard(ServletContextHandler context, Policy policy) {
    FilterHolder filter = new FilterHolder(new CordonFilter(LiveGuard.of(policy)));
    filter.setAsyncSupported(true);
    context.addFilter(
        filter,
        "/*",
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    context.addServletContainerInitializer(
        (classes, started) -> ContainerSession.configure(started, policy));
  }
}
