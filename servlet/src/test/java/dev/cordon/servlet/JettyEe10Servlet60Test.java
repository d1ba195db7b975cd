package dev.cordon.servlet;

class JettyEe10Servlet60Test extends CordonFilterSuite {
  JettyEe10Servlet60Test() {
    super(JettyEe10Container::start);
  }
}
