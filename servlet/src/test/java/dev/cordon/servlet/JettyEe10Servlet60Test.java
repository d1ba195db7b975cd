package dev.cordon.servlet;

class JettyEe10Servlet60Test extends InContainer {
  JettyEe10Servlet60Test() {
    super(JettyEe10Container::start, Deviation.ERROR_PAGE_WITHOUT_VARY);
  }
}
