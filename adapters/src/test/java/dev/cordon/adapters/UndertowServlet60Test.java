package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.Set;

/** The filter in Undertow, with Undertow's defaults. */
class UndertowServlet60Test extends AdapterSuite {
  @Override
  Adapter adapter() {
    return Adapter.UNDERTOW;
  }

  @Override
  Driver start(LiveGuard guard) throws Exception {
    Application application = new Application();
    ServletContainerInitializer initializer = ApplicationServlet.initializer(guard, application);
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("root")
            .addErrorPage(new ErrorPage(ApplicationServlet.ERROR_PAGE))
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
    DeploymentManager deployment = Servlets.newContainer().addDeployment(info);
    deployment.deploy();
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(8)
            .setHandler(deployment.start())
            .build();
    undertow.start();
    int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    return new ServletDriver(
        port,
        application,
        guard,
        () -> {
          undertow.stop();
          deployment.stop();
          deployment.undeploy();
        });
  }
}
