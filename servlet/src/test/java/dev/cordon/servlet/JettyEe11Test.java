package dev.cordon.servlet;

class JettyEe11Test extends CordonFilterSuite {
  JettyEe11Test() {
    super(JettyEe11Container::start);
  }
}
