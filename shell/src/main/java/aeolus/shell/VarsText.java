package aeolus.shell;

import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.Vars;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Variables as text, sorted by name; vaulted values encrypted, other secrets as stars. */
final class VarsText {
  private static final int WIDTH = 100;

  private final Map<String, Object> vars;

  VarsText(Vars vars) {
    this.vars = new TreeMap<>(vars.asMap());
  }

  /** Returns the variables for JSON, values that JSON has no word for in Ansible's own encoding. */
  Map<String, Object> object() {
    Map<String, Object> object = new TreeMap<>();
    vars.forEach((name, value) -> object.put(name, object(value)));
    return object;
  }

  private static Object object(Object value) {
    return switch (value) {
      case SecretText secret -> secret.envelope()
          .<Object>map(envelope -> Map.of("__ansible_vault", envelope))
          .orElseGet(secret::toString);
      case UnsafeText unsafe -> Map.of("__ansible_unsafe", unsafe.text());
      case Map<?, ?> map -> {
        Map<String, Object> object = new TreeMap<>();
        map.forEach((key, item) -> object.put(String.valueOf(key), object(item)));
        yield object;
      }
      case List<?> list -> list.stream().map(VarsText::object).toList();
      case null, default -> value;
    };
  }

  /** Returns the variables as YAML that Ansible reads. */
  String yaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    options.setIndicatorIndent(2);
    options.setIndent(4);
    options.setSplitLines(false);
    return new Yaml(new Values(options), options).dump(vars);
  }

  /** Writes the kinds of value that only variables have. */
  private static final class Values extends Representer {
    Values(DumperOptions options) {
      super(options);
      representers.put(SecretText.class, value -> secret((SecretText) value));
      representers.put(UnsafeText.class, value -> representScalar(new Tag("!unsafe"),
          ((UnsafeText) value).text(), DumperOptions.ScalarStyle.DOUBLE_QUOTED));
      // Every kind of map and list is written alike, and none by an anchor.
      multiRepresenters.put(Map.class, value -> representMapping(Tag.MAP, (Map<?, ?>) value,
          DumperOptions.FlowStyle.BLOCK));
      multiRepresenters.put(List.class, value -> representSequence(Tag.SEQ, (List<?>) value,
          DumperOptions.FlowStyle.BLOCK));
    }

    private org.yaml.snakeyaml.nodes.Node secret(SecretText secret) {
      return secret.envelope().isPresent()
          ? representScalar(new Tag("!vault"), secret.envelope().get(),
              DumperOptions.ScalarStyle.LITERAL)
          : representScalar(Tag.STR, secret.toString(), DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    }

    @Override
    protected org.yaml.snakeyaml.nodes.Node representMapping(Tag tag, Map<?, ?> mapping,
        DumperOptions.FlowStyle style) {
      org.yaml.snakeyaml.nodes.Node node = super.representMapping(tag, mapping, style);
      representedObjects.clear();
      return node;
    }

    @Override
    protected org.yaml.snakeyaml.nodes.Node representSequence(Tag tag, Iterable<?> sequence,
        DumperOptions.FlowStyle style) {
      org.yaml.snakeyaml.nodes.Node node = super.representSequence(tag, sequence, style);
      representedObjects.clear();
      return node;
    }
  }
}
