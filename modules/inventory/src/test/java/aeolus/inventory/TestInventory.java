package aeolus.inventory;

import aeolus.core.VaultDecryptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of inventory files for a test. */
record TestInventory(Path folder) {
  TestInventory file(String name, String content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoadedInventory read(String... sources) {
    List<Path> paths = Stream.of(sources).map(folder::resolve).toList();
    return new InventoryReader(VaultDecryptor.NONE).read(paths, folder);
  }
}
