package aeolus.template.jinjava;

import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import com.hubspot.jinjava.el.JinjavaObjectUnwrapper;
import com.hubspot.jinjava.interpret.NullValue;

/** Makes of the project's values what Jinjava knows; a secret is opened when it is first used. */
final class Unwrapper extends JinjavaObjectUnwrapper {
  @Override
  public Object unwrapObject(Object value) {
    return switch (value) {
      case SecretText secret -> secret.revealText();
      case UnsafeText text -> text.text();
      case NullValue _ -> null;
      case null, default -> super.unwrapObject(value);
    };
  }
}
