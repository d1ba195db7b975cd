package dev.cordon.servlet;

class UndertowServlet60Test extends CordonFilterSuite {
  UndertowServlet60Test() {
    super(UndertowContainer::start);
  }
}
