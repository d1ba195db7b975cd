package com.example.tomcat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Starts the bank in Tomcat. Nothing here knows of Cordon: it finds WEB-INF/cordon.yaml by itself. */
public final class BankMain {
  private BankMain() {}

  public static void main(String[] args) throws LifecycleException, IOException {
    Tomcat tomcat = start(args.length == 0 ? 8080 : Integer.parseInt(args[0]), Path.of("src/main/webapp"));
    System.out.println("http://localhost:" + tomcat.getConnector().getLocalPort() + "/");
    tomcat.getServer().await();
  }

  static Tomcat start(int port, Path webapp) throws LifecycleException, IOException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("bank").toString());
    tomcat.setAddDefaultWebXmlToWebapp(false);
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addWebapp("", webapp.toAbsolutePath().toString());
    Tomcat.addServlet(context, "bank", new BankServlet());
    for (String path : List.of("", "/login", "/account", "/transfer")) {
      context.addServletMappingDecoded(path, "bank");
    }
    tomcat.start();
    return tomcat;
  }
}
