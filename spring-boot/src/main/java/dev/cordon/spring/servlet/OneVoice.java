package dev.cordon.spring.servlet;

import dev.cordon.spring.CordonSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Keeps Spring MVC from judging CORS a second time. It would answer 403 to every origin that it has
 * not been told of itself, those that the policy grants something among them.
 */
final class OneVoice implements BeanPostProcessor {
  private final ObjectProvider<CordonSettings> settings;

  OneVoice(ObjectProvider<CordonSettings> settings) {
    this.settings = settings;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof AbstractHandlerMapping mapping && settings.getObject().replacesCors()) {
      mapping.setCorsProcessor((configuration, request, response) -> true);
    }
    return bean;
  }
}
